-- shop_batch during the day: new prices, goods in and out, what nobody needs any more.

BEGIN;
UPDATE shop.product SET price = price * 0.9, tags = array_append(tags, 'sale') WHERE id % 2 = 0;
UPDATE shop.product SET attributes = attributes - 'sizes', thumbnail = NULL WHERE id % 3 = 0;
COMMIT;

BEGIN;
UPDATE warehouse.stock SET quantity = quantity - 3 WHERE product % 2 = 1;
UPDATE warehouse.depot SET open_hours = int4range(0, 24) WHERE code = 'D2';
COMMIT;

BEGIN;
INSERT INTO warehouse."Purchase Order" (supplier, depot, due, "Lines (JSON)")
  SELECT 1 + i % 100, 'D3', '[2026-06-01,2026-07-01)', json_build_object('product', i)
    FROM generate_series(1, pg_temp.scaled(1000)) AS i;
UPDATE warehouse."Purchase Order" SET "Number" = "Number" || '/late', "Lines (JSON)" = '{ "product" : 0 }' WHERE supplier % 5 = 0;
UPDATE warehouse.supplier SET contacts = contacts || '{"fax": "+00"}' WHERE id % 4 = 0;
COMMIT;

BEGIN;
DELETE FROM shop.page_view WHERE viewed_on < '2026-03-01' AND id % 2 = 0;
-- Orders that were neither paid nor invoiced; their lines go with them.
DELETE FROM shop."Order"
  WHERE number BETWEEN 100001 + pg_temp.invoices() AND 100000 + pg_temp.orders() AND (number - 100000) % 6 = 0;
COMMIT;

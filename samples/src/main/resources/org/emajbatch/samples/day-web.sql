-- shop_web during the day: customers arrive, order, pay, and look around. It runs beside day-batch.sql; neither touches rows
-- of the other, so that the result does not depend on who is faster.

BEGIN;
INSERT INTO shop.customer (email, name, country, newsletter, signed_up, signed_up_at, preferences)
  SELECT 'visitor' || i || '@example.org', 'Visitor ' || i, 'AB', false, timestamptz '2026-05-01 08:00:00Z' + i * interval '1 second',
         inet '2001:db8:1::' + i, '{"language": "pt"}'
    FROM generate_series(1, pg_temp.scaled(3000)) AS i;
INSERT INTO shop.address (customer, lines, postcode)
  SELECT id, ARRAY['Rua ' || id], '0000' FROM shop.customer WHERE email LIKE 'visitor%' ORDER BY id;
COMMIT;

BEGIN;
INSERT INTO shop."Order" (customer, address, "placed At", "Total")
  SELECT pg_temp.pick(i, pg_temp.customers()), pg_temp.pick(i, pg_temp.addresses()),
         timestamptz '2026-05-01 08:00:00Z' + i * interval '1 second', i % 30000 / 100.0
    FROM generate_series(1, pg_temp.scaled(8000)) AS i;
INSERT INTO shop.order_line ("order", line, product, quantity, unit_price)
  SELECT 100000 + pg_temp.orders() + i, line, pg_temp.pick(i * line, pg_temp.products()), line, i % 900 / 9.0
    FROM generate_series(1, pg_temp.scaled(8000)) AS i, generate_series(1, 2) AS line;
INSERT INTO shop.payment
  SELECT md5('day payment ' || i)::uuid, 100000 + pg_temp.orders() + i, timestamptz '2026-05-01 09:00:00Z' + i * interval '1 second',
         i % 30000 / 100.0, '14 days', decode(md5(i::text), 'hex')
    FROM generate_series(1, pg_temp.scaled(8000)) AS i;
COMMIT;

BEGIN;
UPDATE shop."Order" SET status = 'paid', remark = NULL
  WHERE status = 'placed' AND number <= 100000 + pg_temp.invoices();
UPDATE shop."Order" SET status = 'returned', "Total" = 0 WHERE status = 'shipped' AND number % 20 = 3;
UPDATE shop.customer SET preferences = preferences || '{"language": "it"}', newsletter = NOT newsletter WHERE id % 4 = 1;
COMMIT;

-- Pairs of customers swap their addresses of mail, which are unique.
BEGIN;
UPDATE shop.customer SET email = 'swap-' || email WHERE id <= pg_temp.scaled(600) / 2 * 2;
UPDATE shop.customer AS c
  SET email = 'customer' || c.id + CASE WHEN c.id % 2 = 1 THEN 1 ELSE -1 END || '@example.org'
  WHERE email LIKE 'swap-%';
COMMIT;

BEGIN;
INSERT INTO shop.cart
  SELECT i, jsonb_build_array(jsonb_build_object('product', i, 'quantity', 9)), timestamp '2026-05-01 12:00:00'
    FROM generate_series(1, pg_temp.scaled(12000), 2) AS i
  ON CONFLICT (customer) DO UPDATE SET items = shop.cart.items || EXCLUDED.items, touched = EXCLUDED.touched;
UPDATE shop.review SET stars = 6 - stars, words = NULL WHERE product % 5 = 2;
COMMIT;

INSERT INTO shop.page_view (viewed_on, product, client, millis)
  SELECT date '2026-03-20' + i % 200, NULL, inet '10.9.0.0' + i, i % 333 / 7.0 FROM generate_series(1, pg_temp.scaled(24000)) AS i;

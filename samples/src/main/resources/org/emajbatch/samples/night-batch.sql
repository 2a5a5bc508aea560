-- shop_batch at night: counts the shelves and tidies up.

BEGIN;
UPDATE warehouse.stock SET quantity = quantity + 40, shelf = 'Hall 2' WHERE depot = 'D4';
UPDATE warehouse.stock SET reserved = 0 WHERE reserved = 6;
COMMIT;

BEGIN;
UPDATE shop.order_line SET quantity = quantity + 1, unit_price = round(unit_price, 0) WHERE line = 1 AND "order" % 4 = 0;
DELETE FROM shop.review WHERE stars = 1;
DELETE FROM shop.cart WHERE customer % 4 = 0;
UPDATE shop.product SET sold_during = daterange(lower(sold_during), '2026-12-31') WHERE upper_inf(sold_during) AND id % 4 = 1;
COMMIT;

-- What each of the application's login roles may do. shop_web serves customers, shop_batch runs at night, shop_billing
-- keeps the accounts.

GRANT USAGE ON SCHEMA shop TO shop_web, shop_batch, shop_billing;
GRANT USAGE ON SCHEMA warehouse TO shop_batch;
GRANT USAGE ON SCHEMA billing TO shop_billing;

GRANT SELECT ON ALL TABLES IN SCHEMA shop TO shop_web, shop_batch, shop_billing;
GRANT INSERT, UPDATE ON shop.customer, shop.address, shop."Order", shop.payment, shop.review, shop.cart TO shop_web;
GRANT INSERT ON shop.order_line, shop.page_view TO shop_web;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA shop TO shop_web;

GRANT UPDATE ON shop.product, shop.order_line TO shop_batch;
GRANT DELETE ON shop."Order", shop.page_view, shop.review, shop.cart TO shop_batch;
GRANT SELECT, INSERT, UPDATE ON ALL TABLES IN SCHEMA warehouse TO shop_batch;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA warehouse TO shop_batch;

GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA billing TO shop_billing;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA billing TO shop_billing;

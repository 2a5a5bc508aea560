-- Fills the schema shop. Needs helpers.sql.

INSERT INTO shop.country
  SELECT chr(65 + i / 26) || chr(65 + i % 26), 'Country ' || i, 0.15 + i % 11 * 0.01, int4range(1 + i % 3, 4 + i % 7)
    FROM generate_series(0, 59) AS i;

INSERT INTO shop.customer (email, name, country, born, newsletter, signed_up, signed_up_at, preferences)
  SELECT 'customer' || i || '@example.org', 'Näme ' || md5(i::text), chr(65 + i % 60 / 26) || chr(65 + i % 60 % 26),
         CASE WHEN i % 9 > 0 THEN date '1950-01-01' + i % 20000 END, i % 3 = 0,
         timestamptz '2020-01-01 00:00:00Z' + i * interval '37 minutes', inet '10.0.0.0' + i,
         jsonb_build_object('language', CASE i % 4 WHEN 0 THEN 'fr' WHEN 1 THEN 'de' ELSE 'en' END, 'page', i % 50)
    FROM generate_series(1, pg_temp.customers()) AS i;

INSERT INTO shop.address (customer, lines, postcode, place)
  SELECT pg_temp.pick(i, pg_temp.customers()), ARRAY[i % 300 || ' Main Street', 'Building "' || i % 7 || '"'],
         lpad((i % 100000)::text, 5, '0'), point(i % 180, i % 90 + 0.5)
    FROM generate_series(1, pg_temp.addresses()) AS i;

INSERT INTO shop.category (parent, name)
  SELECT nullif(i / 10, 0), 'Category ' || i FROM generate_series(1, 200) AS i;

INSERT INTO shop.product (code, category, name, price, weight_kg, tags, attributes, sold_during, thumbnail)
  SELECT md5('product ' || i)::uuid, i % 200 + 1, 'Product ' || i, 1 + i % 9000 / 7.0, i / 3.0,
         ARRAY['new', 'tag ' || i % 40], jsonb_build_object('colour', i % 16, 'sizes', jsonb_build_array(i % 5, i % 7)),
         daterange(date '2025-01-01' + i % 300, CASE WHEN i % 2 = 0 THEN date '2026-06-01' + i % 300 END),
         decode(repeat(md5(i::text), 4), 'hex')
    FROM generate_series(1, pg_temp.products()) AS i;

INSERT INTO shop."Order" (customer, address, status, "placed At", "Total", gift, remark)
  SELECT pg_temp.pick(i, pg_temp.customers()), pg_temp.pick(i, pg_temp.addresses()),
         (ARRAY['placed', 'paid', 'shipped', 'shipped', 'shipped', 'returned'])[1 + i % 6]::shop.order_status,
         timestamptz '2025-06-01 00:00:00Z' + i * interval '3 minutes', i % 50000 / 100.0, i % 20 = 0,
         CASE WHEN i % 10 = 0 THEN 'Leave it at door ' || i END
    FROM generate_series(1, pg_temp.orders()) AS i;

INSERT INTO shop.order_line ("order", line, product, quantity, unit_price)
  SELECT 100001 + i / 2, i % 2 + 1, pg_temp.pick(i, pg_temp.products()), 1 + i % 5, 1 + i % 9000 / 7.0
    FROM generate_series(0, 2 * pg_temp.orders() - 1) AS i;

INSERT INTO shop.payment
  SELECT md5('payment ' || i)::uuid, 100000 + i, timestamptz '2025-06-01 00:05:00Z' + i * interval '3 minutes',
         i % 50000 / 100.0, i % 60 * interval '1 day', decode(md5(i::text), 'hex')
    FROM generate_series(1, pg_temp.orders()) AS i
    WHERE i % 6 > 0;

INSERT INTO shop.review
  SELECT 1 + i % pg_temp.products(), 1 + i / pg_temp.products() * 3, 1 + i % 5, repeat('good ', 1 + i % 9),
         ARRAY[i, i + 1]::bigint[]
    FROM generate_series(0, pg_temp.scaled(15000) - 1) AS i;

INSERT INTO shop.cart
  SELECT i, jsonb_build_array(jsonb_build_object('product', i, 'quantity', 1 + i % 3)), timestamp '2026-01-01' + i * interval '1 second'
    FROM generate_series(1, pg_temp.scaled(6000)) AS i;

INSERT INTO shop.page_view (viewed_on, product, client, millis)
  SELECT date '2026-01-01' + i % 360, pg_temp.pick(i, pg_temp.products()), inet '2001:db8::' + i, i % 977 / 3.0
    FROM generate_series(1, pg_temp.scaled(50000)) AS i;

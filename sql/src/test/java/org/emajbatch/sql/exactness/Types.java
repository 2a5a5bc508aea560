package org.emajbatch.sql.exactness;

import java.util.ArrayList;
import java.util.List;

/**
 * The types that columns can have: all that PostgreSQL ships and a table can hold, with values that
 * are equal and not the same ({@code 1.0} and {@code 1.00}), and types made by the case itself. Not
 * here: pseudo types, and types that an image in SQL cannot tell apart.
 */
final class Types {

  /** Types, in the first schema of a case, that {@link #declarations} makes. */
  private static final String OWN = "CREATE TYPE %1$s.";

  private final List<Type> all = new ArrayList<>();

  Types(Features features, String schema) {
    numbers();
    texts();
    times();
    networksAndBits();
    documents();
    geometry();
    identifiers();
    containers();
    optional(features);
    own(schema);
  }

  List<Type> all() {
    return List.copyOf(all);
  }

  List<Type> keys() {
    return all.stream().filter(Type::isKey).toList();
  }

  /** What must exist before a table uses the types. */
  static List<String> declarations(String schema) {
    return List.of(
            OWN + "mood AS ENUM ('sad', 'ok', 'very happy')",
            OWN + "pair AS (a numeric, \"B b\" text)",
            "CREATE DOMAIN %1$s.needed AS int NOT NULL",
            "CREATE DOMAIN %1$s.exact AS numeric CHECK (VALUE < 1e30)",
            "CREATE DOMAIN %1$s.pairs AS %1$s.pair[]",
            OWN + "grants AS (who aclitem, n numeric)",
            "CREATE DOMAIN %1$s.all_grants AS aclitem[]",
            OWN + "textrange AS RANGE (subtype = text)")
        .stream()
        .map(statement -> statement.formatted(schema))
        .toList();
  }

  private void numbers() {
    key("smallint", "-32768", "0", "7", "32767");
    key("int", "1", "2", "3", "4", "5", "6", "7", "8", "-9", "2147483647");
    key("bigint", "1", "2", "3", "9007199254740993", "-9223372036854775808");
    key("numeric", "1", "1.0", "1.00", "NaN", "-0.5", "123456789012345678901234567890.5", "2", "3");
    key("numeric(12,3)", "1.5", "2.25", "NaN", "-7");
    key("numeric", "Infinity", "-Infinity", "0", "0.000", "10", "1e1");
    key("real", "0", "-0", "0.1", "NaN", "Infinity", "-Infinity", "1e-40");
    key("double precision", "0", "-0", "0.1", "0.30000000000000004", "NaN", "-Infinity", "5e-324");
    key("money", "1.00", "-2.50", "92233720368547758.07");
  }

  private void texts() {
    key("text", "", "a", "A", " a", "a ", "ä", "a\u0308", "\\", "'", "\"", "{", "\n", "NULL", "🐘");
    key("varchar(20)", "", "x", "X", "x ", "Ünï", "%s", "$1", "\\N");
    key("char(5)", "a", "b", "ab", "", "ßß");
    key("bytea", "\\x", "\\x00", "\\x00ff", "\\xdeadbeef");
    key("name", "pg_class", "Mixed Case", "x");
    key("\"char\"", "a", "b", "");
    key("text COLLATE \"C\"", "a", "B", "Ä", "a\tb");
    all.add(
        new Type(
            "text",
            false,
            List.of(
                wide("one", 60), wide("two", 300), wide("three", 900), "repeat('z', 9000)", "''")));
    all.add(
        new Type(
            "bytea",
            false,
            List.of("decode(" + wide("four", 500) + ", 'hex')", "repeat('z', 5000)::bytea")));
  }

  /** Text that does not compress: too wide for a page beyond some 60 pieces. */
  private static String wide(String salt, int pieces) {
    return "(SELECT string_agg(md5("
        + Sql.literal(salt)
        + " || i), '') FROM generate_series(1, "
        + pieces
        + ") AS i)";
  }

  private void times() {
    key("date", "infinity", "-infinity", "2000-02-29", "0044-03-15 BC", "1999-12-31");
    key("time", "00:00", "24:00", "12:34:56.789012");
    key("timetz", "12:00+00", "13:00+01", "00:00-15:59:59", "24:00+00");
    key("timestamp", "infinity", "-infinity", "2000-01-01", "294276-12-31 23:59:59.999999");
    key("timestamptz", "infinity", "2024-03-31 02:30+01", "2024-03-31 01:30Z", "4713-01-01 BC");
    key("timestamptz(0)", "2024-01-01Z", "2024-01-02Z", "2024-01-03Z");
    key("interval", "1 day", "24 hours", "1 month", "30 days", "-1 year 2 days", "0");
  }

  private void networksAndBits() {
    key("inet", "10.0.0.1", "10.0.0.1/32", "10.0.0.1/8", "::1", "::ffff:1.2.3.4");
    key("cidr", "10.0.0.0/8", "10.0.0.0/16", "::/0");
    key("macaddr", "08:00:2b:01:02:03", "ff:ff:ff:ff:ff:ff");
    key("macaddr8", "08:00:2b:01:02:03:04:05", "00:00:00:00:00:00:00:00");
    key("bit(3)", "000", "101", "111");
    key("bit varying(9)", "", "0", "00", "101010101");
  }

  private void documents() {
    key("jsonb", "{\"a\": 1.0}", "{\"a\": 1.00}", "[]", "null", "\"x\"", "{\"b\": [1, null]}");
    plain("json", "{\"a\" : 1}", "{\"a\": 1}", "{\"a\":1,\"a\":2}", "null", " [ ] ");
    plain("jsonpath", "$.a[*] ? (@ > 1)", "lax $", "strict $.\"x y\"");
    key("tsvector", "", "a:1A b:2", "a b", "'it''s':3");
    key("tsquery", "a & b", "!a | b <2> c", "x:*");
  }

  private void geometry() {
    plain("point", "(0,0)", "(-0,0)", "(1e-300,2)", "(NaN,Infinity)");
    plain("line", "{1,2,3}", "{-1,0,0}");
    plain("lseg", "[(0,0),(1,1)]", "[(1,1),(0,0)]");
    plain("box", "(1,1),(0,0)", "(2,0.5),(0,0)");
    plain("path", "[(0,0),(1,1)]", "((0,0),(1,1))");
    plain("polygon", "((0,0),(1,1),(2,0))", "((2,0),(0,0),(1,1))");
    plain("circle", "<(0,0),1>", "<(1,0),1>");
  }

  private void identifiers() {
    key(
        "uuid",
        "00000000-0000-0000-0000-000000000000",
        "a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11",
        "ffffffff-ffff-ffff-ffff-ffffffffffff");
    key("oid", "0", "1", "4294967295");
    key("xid8", "1", "18446744073709551615");
    key("tid", "(0,1)", "(4294967295,65535)");
    key("pg_lsn", "0/0", "FFFFFFFF/FFFFFFFF", "16/B374D848");
    key("oidvector", "", "1 2", "2 1 0");
    plain("int2vector", "", "1 2", "-3");
    plain("xid", "3", "4294967295");
    plain("cid", "0", "5");
    key("regclass", "pg_class", "pg_type", "12345678");
    key("regtype", "int4", "text[]");
    plain("regproc", "now", "boolin");
    plain("txid_snapshot", "10:20:10,14,15", "1:1:");
    plain("pg_snapshot", "10:20:10,14,15", "1:1:");
    plain("refcursor", "a", "b");
    key("boolean", "true", "false");
    all.add(
        new Type(
            "aclitem",
            false,
            List.of("makeaclitem(10, 10, 'SELECT', false)", "makeaclitem(0, 10, 'INSERT', true)")));
  }

  private void containers() {
    key("int[]", "{}", "{1}", "{1,2}", "{{1},{2}}", "[0:1]={1,2}", "{NULL}", "[5:5]={1}");
    key("text[]", "{}", "{\"\"}", "{NULL,\"NULL\"}", "{a,\"b \\\" c\"}");
    key("numeric[]", "{1.0}", "{1.00}", "{NaN,2}");
    plain("json[]", "{\"{\\\"a\\\": 1}\"}", "{}");
    plain("point[]", "{\"(1,2)\",\"(3,4)\"}", "{}");
    key("int4range", "empty", "[1,3)", "[3,5)", "[5,)", "(,)", "(,0)");
    key("numrange", "[1.0,2)", "[1.00,2)", "(1,2]", "empty");
    key("tstzrange", "[2024-01-01Z,infinity)", "[2024-01-01Z,)", "empty");
    key("daterange", "[2024-01-01,2024-02-01)", "(,infinity)", "(,)");
    key("int4multirange", "{}", "{[1,2),[4,6)}", "{(,)}");
    key("nummultirange", "{[1.0,2)}", "{[1.00,2)}");
    plain("aclitem[]", "{}", "{=r/postgres}");
  }

  private void optional(Features features) {
    if (features.xml()) {
      plain("xml", "<a/>", "<a></a>", "<a b='1'>&lt;ü</a>", "text only", "");
    }
    if (features.icu()) {
      key("text COLLATE public.plain_letters", "a", "A", "á", "b", "c", "d", "");
    }
    if (features.citext()) {
      key("public.citext", "a", "A", "b", "c", "ß");
    }
    if (features.ltree()) {
      key("public.ltree", "a", "a.b", "");
      plain("public.lquery", "a.*", "!b");
    }
  }

  private void own(String schema) {
    key(schema + ".mood", "sad", "ok", "very happy");
    key(schema + ".pair", "(1.0,x)", "(1.00,x)", "(,)", "(NaN,\"a b\")");
    key(schema + ".exact", "1.0", "1.00", "2");
    plain(schema + ".needed", "0", "1", "-1");
    key(schema + ".textrange", "[a,b)", "empty", "[,z)");
    key(schema + ".textmultirange", "{[a,b)}", "{}");
    plain(schema + ".pairs", "{\"(1.0,x)\",\"(1.00,x)\"}", "{}");
    plain(schema + ".grants", "(=r/postgres,1.0)", "(=r/postgres,1.00)", "(,)");
    plain(schema + ".grants[]", "{\"(=r/postgres,1.0)\"}", "{}");
    plain(schema + ".all_grants", "{=r/postgres}", "{}");
    key(schema + ".mood[]", "{sad,ok}", "{}");
    key(schema + ".pair[]", "{\"(1.0,x)\"}", "{\"(1.00,x)\"}");
  }

  private void key(String sql, String... literals) {
    all.add(Type.of(sql, true, literals));
  }

  private void plain(String sql, String... literals) {
    all.add(Type.of(sql, false, literals));
  }
}

package org.emajbatch.sql.connect;

import java.util.Arrays;
import java.util.Optional;

/**
 * The one list of libpq's connection parameters, as in the chapter "Database Connection Control
 * Functions" of PostgreSQL's documentation: keyword, environment variable, and what is done with it
 * here.
 */
enum Parameter {
  HOST("host", "PGHOST", Use.OURS),
  HOSTADDR("hostaddr", "PGHOSTADDR", Use.OURS),
  PORT("port", "PGPORT", Use.OURS),
  DBNAME("dbname", "PGDATABASE", Use.OURS),
  USER("user", "PGUSER", Use.OURS),
  PASSWORD("password", "PGPASSWORD", Use.OURS),
  PASSFILE("passfile", "PGPASSFILE", Use.OURS),
  SERVICE("service", "PGSERVICE", Use.OURS),
  SERVICEFILE("servicefile", "PGSERVICEFILE", Use.OURS),
  CONNECT_TIMEOUT("connect_timeout", "PGCONNECT_TIMEOUT", Use.OURS),
  SSLMODE("sslmode", "PGSSLMODE", Use.OURS),
  SSLROOTCERT("sslrootcert", "PGSSLROOTCERT", Use.OURS),
  TARGET_SESSION_ATTRS("target_session_attrs", "PGTARGETSESSIONATTRS", Use.OURS),

  OPTIONS("options", "PGOPTIONS", "options"),
  SSLCERT("sslcert", "PGSSLCERT", "sslcert"),
  SSLKEY("sslkey", "PGSSLKEY", "sslkey"),
  SSLPASSWORD("sslpassword", "", "sslpassword"),
  SSLNEGOTIATION("sslnegotiation", "PGSSLNEGOTIATION", "sslNegotiation"),
  CHANNEL_BINDING("channel_binding", "PGCHANNELBINDING", "channelBinding"),
  REQUIRE_AUTH("require_auth", "PGREQUIREAUTH", "requireAuth"),
  GSSENCMODE("gssencmode", "PGGSSENCMODE", "gssEncMode"),
  KRBSRVNAME("krbsrvname", "PGKRBSRVNAME", "kerberosServerName"),

  // Our sessions bear our names, speak UTF-8 and keep their connections alive, whatever the user
  // prefers elsewhere.
  APPLICATION_NAME("application_name", "PGAPPNAME", Use.IGNORED),
  FALLBACK_APPLICATION_NAME("fallback_application_name", "", Use.IGNORED),
  CLIENT_ENCODING("client_encoding", "PGCLIENTENCODING", Use.IGNORED),
  KEEPALIVES("keepalives", "", Use.IGNORED),
  KEEPALIVES_IDLE("keepalives_idle", "", Use.IGNORED),
  KEEPALIVES_INTERVAL("keepalives_interval", "", Use.IGNORED),
  KEEPALIVES_COUNT("keepalives_count", "", Use.IGNORED),
  TCP_USER_TIMEOUT("tcp_user_timeout", "", Use.IGNORED),
  SSLCOMPRESSION("sslcompression", "PGSSLCOMPRESSION", Use.IGNORED),
  SSLSNI("sslsni", "PGSSLSNI", Use.IGNORED),
  GSSLIB("gsslib", "PGGSSLIB", Use.IGNORED),
  GSSDELEGATION("gssdelegation", "PGGSSDELEGATION", Use.IGNORED),
  LOAD_BALANCE_HOSTS("load_balance_hosts", "PGLOADBALANCEHOSTS", Use.IGNORED),

  // To drop one of these in silence would be to drop a guard that somebody has put up.
  SSLCRL("sslcrl", "PGSSLCRL", Use.REFUSED),
  SSLCRLDIR("sslcrldir", "PGSSLCRLDIR", Use.REFUSED),
  SSLCERTMODE("sslcertmode", "PGSSLCERTMODE", Use.REFUSED),
  SSL_MIN_PROTOCOL_VERSION("ssl_min_protocol_version", "PGSSLMINPROTOCOLVERSION", Use.REFUSED),
  SSL_MAX_PROTOCOL_VERSION("ssl_max_protocol_version", "PGSSLMAXPROTOCOLVERSION", Use.REFUSED),
  REQUIREPEER("requirepeer", "PGREQUIREPEER", Use.REFUSED),
  REPLICATION("replication", "", Use.REFUSED);

  /** What happens to a value. */
  enum Use {
    /** The resolver gives it its meaning. */
    OURS,
    /** The driver takes it unchanged. */
    DRIVER,
    /** It has no meaning here and does no harm. */
    IGNORED,
    /** It cannot be honoured and must not be ignored. */
    REFUSED
  }

  private final String keyword;
  private final String variable;
  private final Use use;
  private final String driverProperty;

  Parameter(String keyword, String variable, Use use) {
    this.keyword = keyword;
    this.variable = variable;
    this.use = use;
    this.driverProperty = "";
  }

  Parameter(String keyword, String variable, String driverProperty) {
    this.keyword = keyword;
    this.variable = variable;
    this.use = Use.DRIVER;
    this.driverProperty = driverProperty;
  }

  static Optional<Parameter> ofKeyword(String keyword) {
    return Arrays.stream(values()).filter(p -> p.keyword.equals(keyword)).findFirst();
  }

  /** The name in connection strings and service files. */
  String keyword() {
    return keyword;
  }

  /** The name in the environment; empty where libpq reads none. */
  String variable() {
    return variable;
  }

  Use use() {
    return use;
  }

  /** The PostgreSQL JDBC driver's name for it, where {@link #use()} is {@link Use#DRIVER}. */
  String driverProperty() {
    return driverProperty;
  }
}

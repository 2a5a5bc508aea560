package org.emajbatch.orchestrator.job;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import org.emajbatch.sql.connect.ConnectionSettings;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.repository.support.JdbcJobRepositoryFactoryBean;
import org.springframework.jdbc.support.JdbcTransactionManager;

/**
 * The job repository in schema emaj_batch, over a small pool of its own. The pool serves the
 * repository alone; a session's connection must never come from it.
 */
final class JobRepositoryAccess implements AutoCloseable {

  static final String TABLE_PREFIX = JobSchema.SCHEMA + ".BATCH_";

  /** Sessions touch the repository only when they begin and end, so two serve any number. */
  private static final int POOL_SIZE = 2;

  /** The default is half a minute, which each step of a job would wait where the server is gone. */
  private static final Duration CONNECTION_TIMEOUT = Duration.ofSeconds(5);

  private final HikariDataSource pool;
  private final JobRepository repository;

  private JobRepositoryAccess(HikariDataSource pool, JobRepository repository) {
    this.pool = pool;
    this.repository = repository;
  }

  /** Opens the repository of a database. */
  static JobRepositoryAccess open(ConnectionSettings settings, String applicationName)
      throws Exception {
    HikariConfig config = new HikariConfig();
    config.setPoolName("job repository");
    config.setDataSource(new SettingsDataSource(settings, applicationName));
    config.setMaximumPoolSize(POOL_SIZE);
    config.setMinimumIdle(0);
    config.setConnectionTimeout(CONNECTION_TIMEOUT.toMillis());
    // The first use connects, and says so if it cannot.
    config.setInitializationFailTimeout(-1);
    HikariDataSource pool = new HikariDataSource(config);
    try {
      JdbcJobRepositoryFactoryBean factory = new JdbcJobRepositoryFactoryBean();
      factory.setDataSource(pool);
      factory.setTransactionManager(new JdbcTransactionManager(pool));
      factory.setDatabaseType("POSTGRES");
      factory.setTablePrefix(TABLE_PREFIX);
      // The default, SERIALIZABLE, fails when several runs start at the same time.
      factory.setIsolationLevelForCreate("ISOLATION_READ_COMMITTED");
      factory.setSerializer(new FactsSerializer());
      factory.afterPropertiesSet();
      return new JobRepositoryAccess(pool, factory.getObject());
    } catch (Exception e) {
      pool.close();
      throw e;
    }
  }

  JobRepository repository() {
    return repository;
  }

  @Override
  public void close() {
    pool.close();
  }
}

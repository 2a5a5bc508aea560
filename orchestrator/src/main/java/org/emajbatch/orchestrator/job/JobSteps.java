package org.emajbatch.orchestrator.job;

import java.util.List;
import org.emajbatch.sql.run.RunId;

/**
 * The work of one run, in the portions that the job calls; each but {@link #stop} is called at most
 * once.
 */
public interface JobSteps {

  /** The run, which identifies the job's instance. */
  RunId run();

  /** The groups, for people who read the repository. */
  List<String> groups();

  /** The mark, for people who read the repository. */
  String mark();

  /** How many sessions there are. */
  int sessions();

  /** The name under which a session may be prepared, empty for session 1. */
  String gid(int session);

  /** Claims the groups and plans the work. */
  void prepareRun() throws Exception;

  /**
   * Does one session's work up to the point where only the decision is missing; called for all
   * sessions at the same time, each on a thread of its own.
   */
  void work(int session) throws Exception;

  /**
   * A session did not get through its work: no other may wait for it. Only the first reason counts.
   */
  void stop(Throwable why);

  /** Decides. */
  void decide() throws Exception;

  /** Carries the decision out. */
  void finish() throws Exception;
}

package org.emajbatch.orchestrator.doctor;

import java.util.List;
import java.util.Optional;

/**
 * One thing that was found.
 *
 * @param severity how bad it is
 * @param topic what it is about
 * @param code which check, for programs; never reused
 * @param what the fact, a sentence without a full stop
 * @param object on which object, empty where it is the whole server or database
 * @param consequence what comes of it, one sentence; empty where all is well
 * @param mend the commands that mend it, in their order; none where nothing has to be done, or
 *     nobody but the user can know what
 */
public record Finding(
    Severity severity,
    Topic topic,
    String code,
    String what,
    Optional<String> object,
    String consequence,
    List<Remedy> mend) {

  public Finding {
    mend = List.copyOf(mend);
  }

  static Finding ok(Topic topic, String code, String what) {
    return of(Severity.OK, topic, code, what);
  }

  static Finding of(Severity severity, Topic topic, String code, String what) {
    return new Finding(severity, topic, code, what, Optional.empty(), "", List.of());
  }

  Finding on(String newObject) {
    return new Finding(severity, topic, code, what, Optional.of(newObject), consequence, mend);
  }

  Finding so(String newConsequence) {
    return new Finding(severity, topic, code, what, object, newConsequence, mend);
  }

  Finding mend(List<Remedy> remedies) {
    return new Finding(severity, topic, code, what, object, consequence, remedies);
  }

  Finding mend(Remedy... remedies) {
    return mend(List.of(remedies));
  }
}

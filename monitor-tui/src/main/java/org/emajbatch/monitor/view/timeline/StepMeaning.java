package org.emajbatch.monitor.view.timeline;

import java.util.Optional;

/**
 * What a kind of step does to the application's tables and who has to wait for it: the words for
 * somebody who has never read the engine's documentation.
 *
 * @param deed what it does, in sentences
 * @param locks which locks it needs beyond those that all steps have, and what they keep out
 */
record StepMeaning(String deed, String locks) {

  private static final String NOTHING_MORE = "";

  private static final String TRIGGER_LOCK =
      "SHARE ROW EXCLUSIVE on the table, which lets nobody wait who does not wait already.";

  /**
   * Of a kind.
   *
   * @param kind the engine's name
   * @return nothing for a kind that this version does not know
   */
  static Optional<StepMeaning> of(String kind) {
    return switch (kind) {
      case "RLBK_SEQUENCES" ->
          meaning(
              "Sets every sequence of the groups that has moved back to what it was at the mark.",
              "The sequences are locked against nextval() until the rollback ends.");
      case "RLBK_TABLE" ->
          meaning(
              "Puts back each primary key that has changed since the mark: rows written since are"
                  + " deleted, rows changed or deleted since are written again, from the log.",
              NOTHING_MORE);
      case "SNAPSHOT_TABLE" ->
          meaning(
              "Notes how the table looks before it is restored, for the verification afterwards.",
              NOTHING_MORE);
      case "VERIFY_TABLE" ->
          meaning(
              "Compares the row of every changed key with what stood at the mark. One that differs"
                  + " aborts the rollback.",
              NOTHING_MORE);
      case "DELETE_LOG" ->
          meaning(
              "Deletes from the table's log what has been undone: after an unlogged rollback it has"
                  + " never been.",
              "ROW EXCLUSIVE on the log table; a large one that nobody reads is truncated under"
                  + " ACCESS EXCLUSIVE.");
      case "DROP_FK" ->
          meaning(
              "Drops a foreign key that cannot be deferred, so that rows can be put back in any"
                  + " order. It is added again in the same transaction.",
              "ACCESS EXCLUSIVE on both tables of the key: readers wait, too, until the rollback"
                  + " ends.");
      case "ADD_FK" ->
          meaning(
              "Adds the foreign key again. The server reads the whole table to check it; a row"
                  + " without its partner aborts the rollback.",
              "SHARE ROW EXCLUSIVE on both tables of the key, besides what dropping it has taken.");
      case "SET_FK_DEF" ->
          meaning(
              "Defers the check of a foreign key until all tables that belong together are put"
                  + " back.",
              NOTHING_MORE);
      case "SET_FK_IMM" ->
          meaning(
              "Checks a foreign key for the rows that were put back; one without its partner aborts"
                  + " the rollback.",
              "ROW SHARE on the table at the other end, and the rows that are referred to.");
      case "DIS_APP_TRG" ->
          meaning("Keeps a trigger of the application from firing meanwhile.", TRIGGER_LOCK);
      case "ENA_APP_TRG" ->
          meaning("Enables a trigger of the application as it was before.", TRIGGER_LOCK);
      case "SET_ALWAYS_APP_TRG" ->
          meaning(
              "Lets a trigger that is to fire do so although the restore works as a replica does.",
              TRIGGER_LOCK);
      case "SET_LOCAL_APP_TRG" ->
          meaning("Sets a trigger back to how it was before.", TRIGGER_LOCK);
      case "DIS_LOG_TRG" ->
          meaning(
              "Disables the trigger that logs the table's changes: an unlogged rollback leaves no"
                  + " trace, and what a logged one does is logged without it.",
              TRIGGER_LOCK);
      case "ENA_LOG_TRG" ->
          meaning("Enables the trigger that logs the table's changes.", TRIGGER_LOCK);
      default -> Optional.empty();
    };
  }

  private static Optional<StepMeaning> meaning(String deed, String locks) {
    return Optional.of(new StepMeaning(deed, locks));
  }
}

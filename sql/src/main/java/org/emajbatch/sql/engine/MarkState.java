package org.emajbatch.sql.engine;

import java.time.OffsetDateTime;

/**
 * A mark of a group.
 *
 * @param group the group
 * @param name the mark
 * @param timeId the moment's number; marks set together on several groups share it
 * @param setAt when it was set
 * @param rollbackProtected whether it is protected against rollbacks to an earlier mark
 */
public record MarkState(
    String group, String name, long timeId, OffsetDateTime setAt, boolean rollbackProtected) {}

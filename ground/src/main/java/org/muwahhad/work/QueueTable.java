package org.muwahhad.work;

import java.util.List;

/**
 * A table whose rows are work. Beside the columns named here it has {@code status}, {@code
 * attempts} (how often a node took the row up) and {@code claim} (CHAR(36), the lease it is under).
 *
 * @param name of the table
 * @param key columns of its primary key
 * @param waiting status of work that a node may take up
 * @param running status of work that a node has
 * @param due column with the end of the lease of work that runs, UTC of the machine; for work that
 *     waits, the time before which nobody takes it up, null when there is none
 * @param order which of the work that waits comes first, as in ORDER BY
 * @param taken more that is set when work is taken up, each with a comma before it; may be empty
 */
public record QueueTable(
    String name,
    List<String> key,
    String waiting,
    String running,
    String due,
    String order,
    String taken) {}

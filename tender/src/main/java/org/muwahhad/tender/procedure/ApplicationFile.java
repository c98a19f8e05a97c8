package org.muwahhad.tender.procedure;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One application as the panel reads it.
 *
 * @param points the criteria with answers and checks
 * @param finding what a member proposed or two decided; null before
 * @param mayPropose whether this person may propose a decision now
 * @param mayConfirm whether this person may confirm the proposal of another now
 */
public record ApplicationFile(
    Applications.Application application,
    List<Applications.Point> points,
    Applications.@Nullable ApplicationFinding finding,
    boolean mayPropose,
    boolean mayConfirm) {
  public ApplicationFile {
    points = List.copyOf(points);
  }
}

package org.muwahhad.tender.procedure;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Bilingual;

/**
 * A selective tender as a supplier applies to it. Instants are UTC.
 *
 * @param open whether applications are taken now
 * @param cancelled whether the tender was given up
 * @param concluded whether applicants were informed
 * @param application the supplier's own, if it made one
 * @param points the criteria with its answers and, once told, whether they are met
 * @param reason why it is qualified or not; null until all are told
 */
public record ApplicationView(
    long tenderId,
    String number,
    Bilingual title,
    Instant applicationsUntil,
    Instant deadline,
    boolean open,
    boolean cancelled,
    boolean concluded,
    Applications.@Nullable Application application,
    List<Applications.Point> points,
    @Nullable Bilingual reason) {
  public ApplicationView {
    points = List.copyOf(points);
  }

  /** Whether an application stands that can be taken back. */
  public boolean mayWithdraw() {
    return open && application != null && application.status() == ApplicationStatus.APPLIED;
  }
}

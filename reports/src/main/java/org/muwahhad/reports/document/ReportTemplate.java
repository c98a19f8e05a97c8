package org.muwahhad.reports.document;

import java.util.List;

/**
 * How a report is laid out; one serves every edition and format. Beside it stand its record and its
 * bundles, {@code labels_ar} and {@code labels_en}.
 *
 * @param <R> the record that says what the report says
 */
public interface ReportTemplate<R extends Record> {

  /** Name of the compiled template, in most cases that of its package. */
  String name();

  /** Whether its pages lie on their side. */
  default boolean landscape() {
    return false;
  }

  /** Whether it is a letter: without numbers before its sections, and with a lower head. */
  default boolean letter() {
    return false;
  }

  /** The shapes of all its tables. */
  List<Table> tables();

  /** Writes the document. */
  ReportDocument write(R report, Labels labels);
}

/**
 * The administrative and technical evaluation of a tender: {@link
 * org.muwahhad.reports.evaluation.EvaluationReport} is what it says, {@link
 * org.muwahhad.reports.evaluation.EvaluationTemplate} how it is laid out, {@code labels_ar} and
 * {@code labels_en} their fixed words.
 */
@NullMarked
package org.muwahhad.reports.evaluation;

import org.jspecify.annotations.NullMarked;

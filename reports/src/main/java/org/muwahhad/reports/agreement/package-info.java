/**
 * A framework agreement as both sides sign it: {@link
 * org.muwahhad.reports.agreement.AgreementReport} is what it says, {@link
 * org.muwahhad.reports.agreement.AgreementTemplate} how it is laid out, {@code labels_ar} and
 * {@code labels_en} its fixed words. {@link org.muwahhad.reports.agreement.AmendedAgreementReport}
 * is the same with its signatures and the amendments in force, laid out by {@link
 * org.muwahhad.reports.agreement.AmendedAgreementTemplate}.
 */
@NullMarked
package org.muwahhad.reports.agreement;

import org.jspecify.annotations.NullMarked;

/**
 * Cases of auditors: opened on a red flag or by hand, with questions to the buyer, answers, and a
 * finding. Bidders never see one, and the buyer sees one from its first question on.
 */
@NullMarked
package org.muwahhad.evaluation.cases;

import org.jspecify.annotations.NullMarked;

/**
 * The best award across lots as the examination panel uses it. A panel states a scenario ({@link
 * org.muwahhad.award.scenario.StateScenario}), any node computes it ({@link
 * org.muwahhad.award.scenario.WorkScenarios}), the panel compares the results, and its chair
 * recommends one ({@link org.muwahhad.award.scenario.ChooseScenario}). Problem and solution are
 * kept as the command {@code award-solve} reads and prints them, so anybody can check them. No
 * other package but {@code demo} uses this one.
 */
@NullMarked
package org.muwahhad.award.scenario;

import org.jspecify.annotations.NullMarked;

/**
 * The best award across lots in the hands of the examination panel. A panel states a scenario
 * ({@link org.muwahhad.award.scenario.StateScenario}), any node works it out ({@link
 * org.muwahhad.award.scenario.WorkScenarios}), the panel compares what was found, and its chair
 * recommends one ({@link org.muwahhad.award.scenario.ChooseScenario}). Problem and answer are kept
 * as the command {@code award-solve} reads and prints them, so that anybody can check them.
 */
@NullMarked
package org.muwahhad.award.scenario;

import org.jspecify.annotations.NullMarked;

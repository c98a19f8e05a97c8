package org.muwahhad.demo;

import java.time.Instant;

/**
 * A coming deadline as the clock page offers it.
 *
 * @param name number and name of the round or tender
 * @param what what happens
 * @param at the deadline, UTC
 * @param to the moment just after it, ISO 8601 in UTC
 */
public record ClockStop(String name, String what, Instant at, String to) {}

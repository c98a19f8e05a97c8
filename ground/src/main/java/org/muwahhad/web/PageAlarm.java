package org.muwahhad.web;

/**
 * Something wrong that a person is told on every page until it is right.
 *
 * @param textKey message that says what
 * @param href page with more
 */
public record PageAlarm(String textKey, String href) {}

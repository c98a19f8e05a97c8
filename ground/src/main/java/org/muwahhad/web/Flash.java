package org.muwahhad.web;

/** The outcome of the act just done, shown once at the top of the next page. */
public record Flash(Tone tone, String text) {}

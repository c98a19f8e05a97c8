package org.muwahhad.web;

/** A page above the present one. */
public record Crumb(String text, String href) {}

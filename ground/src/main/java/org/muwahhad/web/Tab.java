package org.muwahhad.web;

/** One of several views of the same thing, each at its own address. */
public record Tab(String text, String href, boolean current) {}

package org.muwahhad.web;

/** One invented person of the demo data, offered on the sign-in page. */
public record DemoLogin(String login, String name, String role) {}

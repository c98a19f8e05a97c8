package org.muwahhad.web;

import io.micronaut.http.HttpRequest;

/** Anyone who has something to put into a page once it is written, just before it is sent. */
public interface PageAddition {
  /**
   * The page as it is to be sent.
   *
   * @param html the page as its template wrote it
   */
  String on(HttpRequest<?> request, String html);

  /**
   * The page that refuses a form because it is of another session than the one now open.
   *
   * @param typed the form as it was sent
   * @param html the page as its template wrote it
   */
  String onRefused(HttpRequest<?> request, Form typed, String html);
}

package org.muwahhad.web;

import io.micronaut.http.HttpRequest;
import java.util.List;

/** Anyone who knows something wrong that the person of a request is told on every page. */
public interface PageAlarms {
  /** What is wrong now and concerns the person; nothing for a visitor. */
  List<PageAlarm> of(HttpRequest<?> request);
}

package org.muwahhad.web;

/** One entry of the main navigation. */
public record NavigationItem(String text, String href) {

  /** Whether a page at this path belongs to the entry, that is, lies at or below its address. */
  public boolean leadsTo(String path) {
    String bare = path.split("[?#]", 2)[0];
    return bare.equals(href) || (!href.equals("/") && bare.startsWith(href + "/"));
  }
}

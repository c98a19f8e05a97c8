package org.muwahhad;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import org.muwahhad.access.Actor;
import org.muwahhad.access.DemoPersonQueries;

/** How a person signs in to the service in a window of a browser. */
public record BrowserSignIn(TestApp app, String login, String password) {
  /** A person of the demonstration. */
  public static BrowserSignIn ofDemo(TestApp app, String login) {
    return new BrowserSignIn(app, login, DemoPersonQueries.PASSWORD);
  }

  /** A person made by a test. */
  public static BrowserSignIn of(TestApp app, Actor person) {
    return new BrowserSignIn(app, person.login(), World.PASSWORD);
  }

  /** A new page of the window, at what the person sees first. */
  public Page in(BrowserContext window, String language) {
    Page page = window.newPage();
    on(page, language);
    return page;
  }

  /** Signs in on this page. */
  public void on(Page page, String language) {
    page.navigate(app.uri() + "/language/" + language + "?back=/sign-in");
    page.fill("[name=login]", login);
    page.fill("[name=password]", password);
    page.press("[name=password]", "Enter");
    page.waitForURL(url -> !url.contains("/sign-in"));
  }
}

package org.muwahhad.demand.desk;

import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.access.Actor;
import org.muwahhad.demand.submission.StartSubmission;

/** An officer before the form, who sends what the page shows and what was typed over it. */
public final class OfficerAtForm {
  private final TestApp app;
  public final long round;
  public final long entity;
  public final Actor officer;
  public final Browserless browser;
  public final String path;
  private String page = "";

  public OfficerAtForm(TestApp app, long round, Actor officer) {
    this.app = app;
    this.round = round;
    this.officer = officer;
    this.entity = officer.grants().get(0).entity();
    this.path = "/rounds/" + round + "/submission";
    app.get(StartSubmission.class).run(officer, round);
    this.browser = Browserless.signedInAs(app, officer);
    reload();
  }

  public void reload() {
    page = browser.get(path).body();
  }

  public void addSite(String code) {
    app.sql(
        "INSERT INTO delivery_site (entity_id, code, name_ar, name_en, city_ar, city_en) VALUES (%d, '%s', 'موقع', 'Site', 'مدينة', 'City')"
            .formatted(entity, code));
  }

  public HttpResponse<String> press(String act, String... fields) {
    Map<String, String> all = new LinkedHashMap<>();
    for (int i = 0; i < fields.length; i += 2) {
      all.put(fields[i], fields[i + 1]);
    }
    return press(act, all);
  }

  public HttpResponse<String> press(String act, Map<String, String> fields) {
    Map<String, String> all = new LinkedHashMap<>(fields);
    all.put("act", act);
    HttpResponse<String> answer = post("", all);
    if (answer.statusCode() != 409) {
      page = answer.body();
    }
    return answer;
  }

  public HttpResponse<String> send(String to, String... fields) {
    Map<String, String> all = new LinkedHashMap<>();
    for (int i = 0; i < fields.length; i += 2) {
      all.put(fields[i], fields[i + 1]);
    }
    return post(to, all);
  }

  private HttpResponse<String> post(String to, Map<String, String> fields) {
    Map<String, String> all = new LinkedHashMap<>(fields);
    all.put("version", value("version"));
    all.put("base", value("base"));
    return browser.post(path + to, all);
  }

  public String value(String name) {
    Matcher field =
        Pattern.compile("name=\"" + Pattern.quote(name) + "\"[^>]*? value=\"([^\"]*)\"")
            .matcher(page);
    return field.find() ? field.group(1) : "";
  }

  public List<String> items() {
    return values("item");
  }

  public List<String> values(String part) {
    return Pattern.compile("name=\"lines\\[\\d{1,4}]\\." + part + "\"[^>]*? value=\"([^\"]*)\"")
        .matcher(page)
        .results()
        .map(r -> r.group(1))
        .toList();
  }
}

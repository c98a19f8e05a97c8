package org.muwahhad.opendata;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.demo.LoadedDemo;

/** The processes of the loaded demonstration as a stranger is served them. */
final class ServedProcesses {
  static final TestApp APP = LoadedDemo.app();
  static final Browserless STRANGER = Browserless.at(APP);

  private ServedProcesses() {}

  /** The numbers of all processes, page after page. */
  static List<String> ocids() {
    List<String> all = new ArrayList<>();
    String next = "/api/v1/open-data/processes";
    while (next != null) {
      Map<String, Object> page = ReleaseJson.read(get(next));
      ReleaseFields.at(page, "processes").forEach(p -> all.add((String) p.get("ocid")));
      next = page.get("next") instanceof String more ? more.substring(more.indexOf("/api/")) : null;
    }
    return all;
  }

  /** What is served to a stranger under a path, which has to be there. */
  static String get(String path) {
    HttpResponse<String> answer = STRANGER.get(path);
    assertThat(answer.statusCode()).as(path).isEqualTo(200);
    return answer.body();
  }

  static String process(String ocid, String what) {
    return get("/api/v1/open-data/processes/" + ocid + "/" + what);
  }

  static Map<String, Object> compiled(String ocid) {
    return ReleaseFields.at(ReleaseJson.read(process(ocid, "compiled")), "releases")
        .findFirst()
        .orElseThrow();
  }

  static List<Map<String, Object>> releases(String ocid) {
    return ReleaseFields.at(ReleaseJson.read(process(ocid, "releases")), "releases").toList();
  }
}

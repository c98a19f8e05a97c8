package org.muwahhad.organisation.person;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a browser says of itself, in the names people know. Browsers name others beside themselves,
 * so the first that is found in this order counts.
 *
 * @param browser empty when not known
 * @param system empty when not known
 */
record Device(String browser, String system) {
  private static final Map<String, String> BROWSERS = new LinkedHashMap<>();
  private static final Map<String, String> SYSTEMS = new LinkedHashMap<>();
  private static final int LONGEST_NAME = 30;

  static {
    BROWSERS.put("Edg", "Edge");
    BROWSERS.put("OPR/", "Opera");
    BROWSERS.put("SamsungBrowser/", "Samsung Internet");
    BROWSERS.put("Firefox/", "Firefox");
    BROWSERS.put("FxiOS/", "Firefox");
    BROWSERS.put("CriOS/", "Chrome");
    BROWSERS.put("Chrome/", "Chrome");
    BROWSERS.put("Safari/", "Safari");
    SYSTEMS.put("iPhone", "iPhone");
    SYSTEMS.put("iPad", "iPad");
    SYSTEMS.put("Android", "Android");
    SYSTEMS.put("Windows", "Windows");
    SYSTEMS.put("Mac OS X", "macOS");
    SYSTEMS.put("CrOS", "ChromeOS");
    SYSTEMS.put("Linux", "Linux");
  }

  static Device of(String program) {
    return new Device(
        program.startsWith("Mozilla/") ? first(BROWSERS, program) : product(program),
        first(SYSTEMS, program));
  }

  private static String first(Map<String, String> names, String program) {
    return names.entrySet().stream()
        .filter(name -> program.contains(name.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("");
  }

  /** The name that a program puts first, such as curl. */
  private static String product(String program) {
    String name = program.split("[/ (]", 2)[0];
    return name.substring(0, Math.min(name.length(), LONGEST_NAME));
  }
}

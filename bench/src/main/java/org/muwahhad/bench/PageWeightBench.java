package org.muwahhad.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * What a page costs the reader's line: the bytes of the page and of all it names, compressed as
 * they are sent, on the first visit and on the next, when the browser keeps what it may keep. The
 * service must be running with the demonstration data. The floor is the page alone.
 */
@Command(
    name = "page-weight",
    description = "Bytes of a page on the first and on later visits, against a running service.")
final class PageWeightBench implements Callable<Integer> {
  private static final Pattern ASSET = Pattern.compile("(?:href|src)=\"(/assets/[^\"]+)\"");
  private static final int FIRST_TARGET = 150 * 1024;
  private static final int LATER_TARGET = 30 * 1024;

  @Option(names = "--url", defaultValue = "http://127.0.0.1:8080")
  private String url = "";

  @Option(names = "--login", defaultValue = "officer.bh")
  private String login = "";

  @Option(names = "--password", defaultValue = "Muwahhad-demo-1")
  private String password = "";

  @Option(names = "--path", defaultValue = "/rounds/6/submission")
  private String path = "";

  private final HttpClient client =
      HttpClient.newBuilder()
          .cookieHandler(new CookieManager())
          .followRedirects(HttpClient.Redirect.NORMAL)
          .build();

  @Override
  public Integer call() throws Exception {
    signIn();
    boolean met = true;
    for (String language : new String[] {"ar", "en"}) {
      get("/language/" + language + "?back=/sign-in");
      met &= measure(language);
    }
    return met ? 0 : 1;
  }

  private boolean measure(String language) throws Exception {
    HttpResponse<byte[]> page = get(path);
    int first = page.body().length;
    int later = page.body().length;
    Set<String> assets = new LinkedHashSet<>();
    Matcher named = ASSET.matcher(text(page));
    while (named.find()) {
      assets.add(named.group(1).replace("&amp;", "&"));
    }
    for (String asset : assets) {
      HttpResponse<byte[]> answer = get(asset);
      first += answer.body().length;
      boolean kept =
          answer
              .headers()
              .firstValue("Cache-Control")
              .filter(c -> c.contains("immutable"))
              .isPresent();
      later += kept ? 0 : answer.body().length;
      Figures.print("  %,8d  %s%s", answer.body().length, asset, kept ? "" : " (not kept)");
    }
    Figures.print(
        "%s %s: first visit %,d bytes in %d files (target %,d), later visits %,d (target %,d); floor: the page alone %,d, %,d before compression",
        language,
        path,
        first,
        assets.size() + 1,
        FIRST_TARGET,
        later,
        LATER_TARGET,
        page.body().length,
        text(page).getBytes(StandardCharsets.UTF_8).length);
    return first <= FIRST_TARGET && later <= LATER_TARGET;
  }

  private void signIn() throws Exception {
    String body =
        "login="
            + URLEncoder.encode(login, StandardCharsets.UTF_8)
            + "&password="
            + URLEncoder.encode(password, StandardCharsets.UTF_8);
    client.send(
        HttpRequest.newBuilder(URI.create(url + "/sign-in"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Origin", url)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.discarding());
  }

  private HttpResponse<byte[]> get(String address) throws Exception {
    HttpResponse<byte[]> answer =
        client.send(
            HttpRequest.newBuilder(URI.create(url + address))
                .header("Accept", "text/html,*/*")
                .header("Accept-Encoding", "gzip")
                .build(),
            HttpResponse.BodyHandlers.ofByteArray());
    if (answer.statusCode() != 200) {
      throw new IllegalStateException(address + " answered " + answer.statusCode());
    }
    return answer;
  }

  private static String text(HttpResponse<byte[]> page) throws IOException {
    boolean packed =
        page.headers().firstValue("Content-Encoding").filter("gzip"::equals).isPresent();
    byte[] bytes = page.body();
    if (packed) {
      try (GZIPInputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(page.body()))) {
        bytes = unpacked.readAllBytes();
      }
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }
}

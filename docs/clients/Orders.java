import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Prints the numbers of the orders of an entity or a supplier, with the platform's own classes
 * alone: {@code java Orders.java}, with MUWAHHAD_URL, MUWAHHAD_CLIENT_ID and MUWAHHAD_CLIENT_SECRET
 * in the environment.
 */
public class Orders {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final String URL = System.getenv("MUWAHHAD_URL");

  public static void main(String[] arguments) throws Exception {
    String bearer = "Bearer " + token();
    int page = 1;
    long left;
    do {
      HttpResponse<String> listed =
          send(
              HttpRequest.newBuilder(URI.create(URL + "/api/v1/call-offs?page=" + page))
                  .header("Authorization", bearer)
                  .GET()
                  .build());
      Matcher numbers = Pattern.compile("\"number\":\"([^\"]+)\"").matcher(listed.body());
      while (numbers.find()) {
        System.out.println(numbers.group(1));
      }
      left = listed.headers().firstValueAsLong("Total-Count").orElse(0) - 25L * page++;
    } while (left > 0);
  }

  private static String token() throws Exception {
    String pair =
        System.getenv("MUWAHHAD_CLIENT_ID") + ":" + System.getenv("MUWAHHAD_CLIENT_SECRET");
    HttpResponse<String> answer =
        send(
            HttpRequest.newBuilder(URI.create(URL + "/oauth/token"))
                .header(
                    "Authorization", "Basic " + Base64.getEncoder().encodeToString(pair.getBytes()))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(
                    HttpRequest.BodyPublishers.ofString(
                        "grant_type=client_credentials&scope=orders%3Aread"))
                .build());
    Matcher token = Pattern.compile("\"access_token\":\"([^\"]+)\"").matcher(answer.body());
    if (!token.find()) {
      throw new IllegalStateException(answer.body());
    }
    return token.group(1);
  }

  private static HttpResponse<String> send(HttpRequest request) throws Exception {
    HttpResponse<String> answer = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() == 429) {
      Thread.sleep(1000 * answer.headers().firstValueAsLong("Retry-After").orElse(60));
      return send(request);
    }
    if (answer.statusCode() != 200) {
      throw new IllegalStateException(answer.statusCode() + ": " + answer.body());
    }
    return answer;
  }
}

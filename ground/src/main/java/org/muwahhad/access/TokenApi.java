package org.muwahhad.access;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.Form;
import org.muwahhad.web.Forms;
import org.muwahhad.web.PublicAddress;

/**
 * The token endpoint for programs with credentials of their own (OAuth 2.0, RFC 6749), and its
 * description (RFC 8414). Answers are those of the standard.
 */
@Hidden
@Controller
@Produces(MediaType.APPLICATION_JSON)
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
class TokenApi {
  private static final String BASIC = "Basic ";
  private static final int SECONDS = IssueToken.MINUTES * 60;
  private final IssueToken issueToken;
  private final PublicAddress address;

  TokenApi(IssueToken issueToken, PublicAddress address) {
    this.issueToken = issueToken;
    this.address = address;
  }

  /** A token. */
  record TokenAnswer(
      @JsonProperty("access_token") String accessToken,
      @JsonProperty("token_type") String tokenType,
      @JsonProperty("expires_in") int expiresIn,
      String scope) {}

  /** Why there is none. */
  record TokenError(
      String error, @Nullable @JsonProperty("error_description") String description) {}

  /** What there is. */
  record ServerDescription(
      String issuer,
      @JsonProperty("token_endpoint") String tokenEndpoint,
      @JsonProperty("grant_types_supported") List<String> grantTypes,
      @JsonProperty("token_endpoint_auth_methods_supported") List<String> authMethods,
      @JsonProperty("scopes_supported") List<String> scopes,
      @JsonProperty("response_types_supported") List<String> responseTypes,
      @JsonProperty("service_documentation") String documentation) {}

  private record Client(String id, String secret) {}

  @Post("/oauth/token")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> token(HttpRequest<?> request, @Body String body) {
    Form form = Forms.parse(body);
    if (!form.value("grant_type").equals("client_credentials")) {
      return error(HttpStatus.BAD_REQUEST, "unsupported_grant_type", null);
    }
    Client client = client(request, form);
    try {
      IssueToken.ProgramToken token =
          issueToken.run(
              client.id(), client.secret(), form.value("scope"), Visitor.of(request, null));
      return HttpResponse.ok(new TokenAnswer(token.token(), "Bearer", SECONDS, token.scopes()))
          .header(HttpHeaders.CACHE_CONTROL, "no-store");
    } catch (Refusal.NotPermitted refusal) {
      return error(HttpStatus.UNAUTHORIZED, "invalid_client", null)
          .toMutableResponse()
          .header(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"muwahhad\"");
    } catch (Refusal.RuleBroken refusal) {
      return error(HttpStatus.BAD_REQUEST, "invalid_scope", null);
    } catch (Refusal.TooOften refusal) {
      return error(HttpStatus.TOO_MANY_REQUESTS, "slow_down", null)
          .toMutableResponse()
          .header(HttpHeaders.RETRY_AFTER, String.valueOf(refusal.seconds()));
    }
  }

  @Get("/.well-known/oauth-authorization-server")
  ServerDescription describe() {
    return new ServerDescription(
        address.of(""),
        address.of("/oauth/token"),
        List.of("client_credentials"),
        List.of("client_secret_basic", "client_secret_post"),
        ProgramScope.texts(),
        List.of(),
        address.of("/api/spec/muwahhad.yml"));
  }

  /** By the header, or in the form; RFC 6749, section 2.3.1. */
  private static Client client(HttpRequest<?> request, Form form) {
    return request
        .getHeaders()
        .getAuthorization()
        .filter(h -> h.startsWith(BASIC))
        .map(h -> basic(h.substring(BASIC.length()).strip()))
        .orElseGet(() -> new Client(form.value("client_id"), form.value("client_secret")));
  }

  private static Client basic(String encoded) {
    try {
      String pair = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
      int colon = pair.indexOf(':');
      return colon < 0
          ? new Client("", "")
          : new Client(
              URLDecoder.decode(pair.substring(0, colon), StandardCharsets.UTF_8),
              URLDecoder.decode(pair.substring(colon + 1), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      return new Client("", "");
    }
  }

  private static HttpResponse<?> error(
      HttpStatus status, String error, @Nullable String description) {
    return HttpResponse.status(status)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .body(new TokenError(error, description));
  }
}

package org.muwahhad.organisation.identity;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Error;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Throttle;
import org.muwahhad.shared.Language;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.Sha256;
import org.muwahhad.web.PublicAddress;
import org.muwahhad.web.Refusals;
import org.muwahhad.web.Texts;

/**
 * SCIM 2.0 (RFC 7644) for programs of states: who of their people joined, moved and left. A program
 * sees and changes the people of its own provider alone.
 */
@Hidden
@Controller("/api/scim/v2")
@Secured(SecurityRule.IS_ANONYMOUS)
@Produces(ScimController.SCIM)
@Consumes({ScimController.SCIM, "application/json"})
@ExecuteOn(TaskExecutors.BLOCKING)
class ScimController {
  static final String SCIM = "application/scim+json";
  private static final String BEARER = "Bearer ";
  private static final int MOST = 100;
  private static final int MOST_IN_A_MINUTE = 600;
  private static final Set<String> UNIQUE =
      Set.of("identity.linked-already", "access.email-taken", "access.login-taken");

  /** {@code userName eq "x"}. */
  private static final Pattern FILTER =
      Pattern.compile("(?i)(userName|externalId|id)\\s++eq\\s++\"([^\"]{0,300}+)\"");

  private final ScimPeople people;
  private final ScimJson json;
  private final ScimSchemas schemas;
  private final JoinPerson joinPerson;
  private final MovePerson movePerson;
  private final Throttle throttle;
  private final PublicAddress publicAddress;

  ScimController(
      ScimPeople people,
      ScimJson json,
      ScimSchemas schemas,
      JoinPerson joinPerson,
      MovePerson movePerson,
      Throttle throttle,
      PublicAddress publicAddress) {
    this.people = people;
    this.json = json;
    this.schemas = schemas;
    this.joinPerson = joinPerson;
    this.movePerson = movePerson;
    this.throttle = throttle;
    this.publicAddress = publicAddress;
  }

  @Get("/Users")
  HttpResponse<String> list(
      HttpRequest<?> request,
      @QueryValue(defaultValue = "") String filter,
      @QueryValue(defaultValue = "1") long startIndex,
      @QueryValue(defaultValue = "100") int count) {
    return answer(
        request,
        program -> {
          long start = Math.max(1, Math.min(startIndex, 1_000_000));
          int most = Math.max(0, Math.min(count, MOST));
          if (filter.isBlank()) {
            List<ObjectNode> page =
                people.list(program.providerId(), most, start - 1).stream()
                    .map(this::shown)
                    .toList();
            return HttpResponse.ok(
                json.text(json.list(page, people.count(program.providerId()), start)));
          }
          List<ObjectNode> found = chosen(program, filter).stream().map(this::shown).toList();
          return HttpResponse.ok(json.text(json.list(found, found.size(), 1)));
        });
  }

  private List<ScimPeople.ScimPerson> chosen(ScimPeople.ScimClient program, String filter) {
    Matcher matcher = FILTER.matcher(filter.strip());
    if (!matcher.matches()) {
      throw ScimProblem.invalid(
          "invalidFilter", "Only userName, externalId and id are looked for, by eq");
    }
    String value = matcher.group(2);
    return switch (matcher.group(1).toLowerCase(Locale.ROOT)) {
      case "username" -> people.listByUserName(program.providerId(), value);
      case "externalid" -> people.listBySubject(program.providerId(), value);
      default ->
          value.matches("\\d{1,18}")
              ? people.find(program.providerId(), Long.parseLong(value)).stream().toList()
              : List.of();
    };
  }

  @Get("/Users/{id}")
  HttpResponse<String> get(HttpRequest<?> request, String id) {
    return answer(request, program -> HttpResponse.ok(json.text(shown(find(program, id)))));
  }

  @Post("/Users")
  HttpResponse<String> join(HttpRequest<?> request, @Body @Nullable String body) {
    return answer(
        request,
        program -> {
          long id = joinPerson.run(program, json.user(json.read(body)));
          ObjectNode user = shown(find(program, String.valueOf(id)));
          return HttpResponse.<String>status(HttpStatus.CREATED)
              .header("Location", location(id))
              .body(json.text(user));
        });
  }

  @Put("/Users/{id}")
  HttpResponse<String> replace(HttpRequest<?> request, String id, @Body @Nullable String body) {
    return answer(
        request,
        program -> {
          ScimPeople.ScimPerson person = find(program, id);
          movePerson.run(program, person.id(), json.user(json.read(body)));
          return HttpResponse.ok(json.text(shown(find(program, id))));
        });
  }

  @Patch("/Users/{id}")
  HttpResponse<String> change(HttpRequest<?> request, String id, @Body @Nullable String body) {
    return answer(
        request,
        program -> {
          ScimPeople.ScimPerson person = find(program, id);
          // Whom an administrator locked did not leave by that.
          ObjectNode known = shown(person).put("active", !person.leftOff());
          ObjectNode changed = ScimPatch.apply(known, json.read(body));
          movePerson.run(program, person.id(), json.user(changed));
          return HttpResponse.ok(json.text(shown(find(program, id))));
        });
  }

  @Delete("/Users/{id}")
  HttpResponse<String> leave(HttpRequest<?> request, String id) {
    return answer(
        request,
        program -> {
          movePerson.end(program, find(program, id).id());
          return HttpResponse.noContent();
        });
  }

  /** What of SCIM is there. */
  @Get("/ServiceProviderConfig")
  HttpResponse<String> configuration(HttpRequest<?> request) {
    return answer(
        request,
        program -> {
          ObjectNode config = json.object();
          config
              .putArray("schemas")
              .add("urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig");
          config.putObject("patch").put("supported", true);
          config
              .putObject("bulk")
              .put("supported", false)
              .put("maxOperations", 0)
              .put("maxPayloadSize", 0);
          config.putObject("filter").put("supported", true).put("maxResults", MOST);
          config.putObject("changePassword").put("supported", false);
          config.putObject("sort").put("supported", false);
          config.putObject("etag").put("supported", false);
          config
              .putArray("authenticationSchemes")
              .addObject()
              .put("type", "oauthbearertoken")
              .put("name", "Bearer token")
              .put("description", "A token on which two administrators agreed");
          return HttpResponse.ok(json.text(config));
        });
  }

  @Get("/ResourceTypes")
  HttpResponse<String> types(HttpRequest<?> request) {
    return answer(
        request,
        program -> {
          ObjectNode type = json.object();
          type.putArray("schemas").add("urn:ietf:params:scim:schemas:core:2.0:ResourceType");
          type.put("id", "User").put("name", "User").put("endpoint", "/Users");
          type.put("schema", ScimJson.USER);
          ArrayNode extensions = type.putArray("schemaExtensions");
          extensions.addObject().put("schema", ScimJson.ENTERPRISE).put("required", false);
          extensions.addObject().put("schema", ScimJson.PERSON).put("required", false);
          return HttpResponse.ok(json.text(json.list(List.of(type), 1, 1)));
        });
  }

  @Get("/Schemas")
  HttpResponse<String> listSchemas(HttpRequest<?> request) {
    return answer(
        request,
        program -> {
          List<ObjectNode> all = schemas.list();
          return HttpResponse.ok(json.text(json.list(all, all.size(), 1)));
        });
  }

  @Get("/Schemas/{id}")
  HttpResponse<String> getSchema(HttpRequest<?> request, String id) {
    return answer(
        request,
        program ->
            HttpResponse.ok(
                json.text(
                    schemas.list().stream()
                        .filter(s -> s.path("id").asText().equals(id))
                        .findFirst()
                        .orElseThrow(() -> new ScimProblem(404, "", "No such schema")))));
  }

  private ScimPeople.ScimPerson find(ScimPeople.ScimClient program, String id) {
    if (!id.matches("\\d{1,18}")) {
      throw new ScimProblem(404, "", "No such user");
    }
    return people
        .find(program.providerId(), Long.parseLong(id))
        .orElseThrow(() -> new ScimProblem(404, "", "No such user"));
  }

  private ObjectNode shown(ScimPeople.ScimPerson person) {
    return json.user(person, people.listRoles(person.personId()), location(person.id()));
  }

  private String location(long id) {
    return publicAddress.of("/api/scim/v2/Users/" + id);
  }

  private HttpResponse<String> answer(
      HttpRequest<?> request, Function<ScimPeople.ScimClient, HttpResponse<String>> act) {
    try {
      throttle.require("scim", Throttle.source(request), MOST_IN_A_MINUTE);
      return act.apply(program(request));
    } catch (ScimProblem problem) {
      throw problem;
    } catch (RuntimeException failure) {
      throw problem(Refusals.find(failure).orElseThrow(() -> failure));
    }
  }

  private ScimPeople.ScimClient program(HttpRequest<?> request) {
    return request
        .getHeaders()
        .getAuthorization()
        .filter(h -> h.startsWith(BEARER))
        .flatMap(h -> people.findScimClient(Sha256.of(h.substring(BEARER.length()).strip())))
        .orElseThrow(() -> new ScimProblem(401, "", "No token that opens anything"));
  }

  /** A route of errors, so that no page of a status replaces the error that SCIM prescribes. */
  @Error(exception = ScimProblem.class)
  @Produces(MediaType.ALL)
  HttpResponse<String> answer(ScimProblem problem) {
    MutableHttpResponse<String> answer =
        HttpResponse.<String>status(HttpStatus.valueOf(problem.status()))
            .contentType(SCIM)
            .body(json.text(json.problem(problem)));
    return problem.status() == 401 ? answer.header("WWW-Authenticate", "Bearer") : answer;
  }

  private static ScimProblem problem(Refusal refusal) {
    Texts texts = Texts.in(Language.EN);
    return switch (refusal.kind()) {
      case NOT_FOUND -> new ScimProblem(404, "", "No such user");
      case NOT_PERMITTED -> new ScimProblem(403, "", Refusals.message(refusal, Language.EN));
      case TOO_OFTEN -> new ScimProblem(429, "", Refusals.message(refusal, Language.EN));
      case BUSY -> new ScimProblem(503, "", Refusals.message(refusal, Language.EN));
      case CONFLICT -> new ScimProblem(409, "", Refusals.message(refusal, Language.EN));
      case RULE_BROKEN ->
          new ScimProblem(400, "invalidValue", Refusals.message(refusal, Language.EN));
      case INVALID_INPUT -> {
        List<Refusal.Fault> faults = ((Refusal.InvalidInput) refusal).faults();
        boolean taken = faults.stream().anyMatch(f -> UNIQUE.contains(f.code()));
        yield new ScimProblem(
            taken ? 409 : 400,
            taken ? "uniqueness" : "invalidValue",
            faults.stream()
                .map(f -> f.field() + ": " + texts.get(f.messageKey(), f.arguments().toArray()))
                .collect(Collectors.joining("; ")));
      }
    };
  }
}

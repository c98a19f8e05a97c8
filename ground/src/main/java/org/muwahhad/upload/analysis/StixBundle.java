package org.muwahhad.upload.analysis;

import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.muwahhad.web.PublicAddress;

/**
 * What was found, as objects of STIX 2.1 (OASIS): for each incident the malware, its analysis, an
 * indicator of the digest of the file and one of each further sign, with how they are related. The
 * identity of an object follows from the incident, so that it is the same whenever it is read. All
 * is marked TLP:AMBER: for the reader and those it protects.
 */
@Singleton
class StixBundle {
  private static final String VERSION = "2.1";

  /** The marking that the standard itself defines. */
  private static final String AMBER = "marking-definition--f88d31f6-486f-44da-b317-01333bde0b82";

  /** Ours, for name-based identities (RFC 9562, version 5). */
  private static final UUID NAMESPACE = UUID.fromString("6f1c7f6e-2c64-4d1b-9c1e-0b7a6f0d5a21");

  private static final Map<String, String> PATTERNS =
      Map.of(
          "SHA256", "[file:hashes.'SHA-256' = '%s']",
          "DOMAIN", "[domain-name:value = '%s']",
          "IPV4", "[ipv4-addr:value = '%s']",
          "IPV6", "[ipv6-addr:value = '%s']",
          "URL", "[url:value = '%s']");

  private final IncidentQueries queries;
  private final PublicAddress address;

  StixBundle(IncidentQueries queries, PublicAddress address) {
    this.queries = queries;
    this.address = address;
  }

  /** An object with the moment since which it is known. */
  record StixObject(Instant since, Map<String, Object> content) {
    String id() {
      return String.valueOf(content.get("id"));
    }
  }

  /** A bundle of objects. */
  Map<String, Object> of(List<StixObject> objects) {
    Map<String, Object> bundle = new LinkedHashMap<>();
    bundle.put("type", "bundle");
    bundle.put("id", "bundle--" + UUID.randomUUID());
    bundle.put("objects", objects.stream().map(StixObject::content).toList());
    return bundle;
  }

  /** The objects of an incident; empty where the file is not known to do harm. */
  List<StixObject> objects(IncidentQueries.Incident incident) {
    String malware = incident.malware() == null ? incident.signature() : incident.malware();
    boolean harms =
        incident.source() == AnalysisSource.BID
            || (incident.verdict() != null && incident.verdict() != FileVerdict.CLEAN);
    if (!harms || malware == null) {
      return List.of();
    }
    Instant judged = incident.judgedAt();
    Instant since = judged == null ? incident.foundAt() : judged;
    List<StixObject> all = new ArrayList<>();
    String key = incident.sha256();
    all.add(identity(since));
    Map<String, Object> named = head("malware", key, since);
    named.put("name", malware);
    named.put("is_family", false);
    named.put("first_seen", time(incident.foundAt()));
    all.add(new StixObject(since, named));
    if (incident.verdict() != null && judged != null) {
      Map<String, Object> analysis = head("malware-analysis", key, since);
      analysis.put("product", String.valueOf(incident.platform()));
      analysis.put(
          "result", incident.verdict() == FileVerdict.MALICIOUS ? "malicious" : "suspicious");
      analysis.put("result_name", malware);
      Instant submitted = incident.submittedAt();
      if (submitted != null) {
        analysis.put("submitted", time(submitted));
      }
      analysis.put("analysis_ended", time(judged));
      all.add(new StixObject(since, analysis));
      all.add(relationship(analysis, "characterizes", named, since));
    }
    indicator(all, named, "SHA256", key, malware, since);
    queries
        .listIndicators(incident.id())
        .forEach(i -> indicator(all, named, i.kind(), i.content(), malware, since));
    return all;
  }

  private void indicator(
      List<StixObject> all,
      Map<String, Object> malware,
      String kind,
      String content,
      String name,
      Instant since) {
    Map<String, Object> found = head("indicator", malware.get("id") + " " + kind + content, since);
    found.put("name", name);
    found.put("indicator_types", List.of("malicious-activity"));
    found.put("pattern", PATTERNS.getOrDefault(kind, "").formatted(escaped(content)));
    found.put("pattern_type", "stix");
    found.put("pattern_version", VERSION);
    found.put("valid_from", time(since));
    if (all.stream().noneMatch(o -> o.id().equals(found.get("id")))) {
      all.add(new StixObject(since, found));
      all.add(relationship(found, "indicates", malware, since));
    }
  }

  private StixObject identity(Instant since) {
    // It is as old as the service, so that every reader has the same version of it.
    Map<String, Object> we = new LinkedHashMap<>();
    we.put("type", "identity");
    we.put("spec_version", VERSION);
    we.put("id", creator());
    we.put("created", "2026-01-01T00:00:00.000Z");
    we.put("modified", "2026-01-01T00:00:00.000Z");
    we.put("name", "Muwahhad, " + address.host());
    we.put("identity_class", "system");
    return new StixObject(since, we);
  }

  private StixObject relationship(
      Map<String, Object> from, String how, Map<String, Object> to, Instant since) {
    Map<String, Object> both =
        head("relationship", from.get("id") + " " + how + " " + to.get("id"), since);
    both.put("relationship_type", how);
    both.put("source_ref", String.valueOf(from.get("id")));
    both.put("target_ref", String.valueOf(to.get("id")));
    return new StixObject(since, both);
  }

  private Map<String, Object> head(String type, String key, Instant since) {
    Map<String, Object> head = new LinkedHashMap<>();
    head.put("type", type);
    head.put("spec_version", VERSION);
    head.put("id", type + "--" + named(address.host() + " " + type + " " + key));
    head.put("created_by_ref", creator());
    head.put("created", time(since));
    head.put("modified", time(since));
    head.put("object_marking_refs", List.of(AMBER));
    return head;
  }

  private String creator() {
    return "identity--" + named(address.host() + " identity");
  }

  /** As the standard writes a moment, to the millisecond. */
  static String time(Instant at) {
    String text = DateTimeFormatter.ISO_INSTANT.format(at.truncatedTo(ChronoUnit.MILLIS));
    return text.contains(".") ? text : text.replace("Z", ".000Z");
  }

  private static String escaped(String content) {
    return content.replace("\\", "\\\\").replace("'", "\\'");
  }

  private static UUID named(String name) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-1");
      digest.update(
          ByteBuffer.allocate(16)
              .putLong(NAMESPACE.getMostSignificantBits())
              .putLong(NAMESPACE.getLeastSignificantBits())
              .array());
      ByteBuffer bytes = ByteBuffer.wrap(digest.digest(name.getBytes(StandardCharsets.UTF_8)));
      long most = (bytes.getLong() & 0xffffffffffff0fffL) | 0x5000L;
      long least = (bytes.getLong() & 0x3fffffffffffffffL) | 0x8000000000000000L;
      return new UUID(most, least);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-1", e);
    }
  }
}

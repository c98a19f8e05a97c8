package org.muwahhad.demo;

import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.muwahhad.audit.log.RegisterWitness;
import org.muwahhad.audit.log.ViewLog;
import org.muwahhad.audit.log.WitnessCalls;
import org.muwahhad.shared.Digest;
import org.muwahhad.witness.Witness;

/**
 * Witnesses of a demonstration: the same program as that of a state, but in this process and with
 * keys that everybody can make. They show how it works, and nobody can rely on them.
 */
@Singleton
@Requires(property = "muwahhad.demo", value = "true")
class DemoWitnesses implements WitnessCalls {
  private final Path folder;
  private final ViewLog log;
  private final Map<String, Witness> witnesses = new ConcurrentHashMap<>();

  DemoWitnesses(@Value("${muwahhad.data-directory}") String dataDirectory, ViewLog log) {
    this.folder = Path.of(dataDirectory).resolve("log").resolve("witnesses");
    this.log = log;
  }

  /** The name of a state's witness, which says what it is. */
  static String name(String state) {
    return "demonstration-witness-" + state.toLowerCase(Locale.ROOT);
  }

  /** Of the key of a state's witness. */
  static byte[] seed(String state) {
    return HexFormat.of().parseHex(Digest.of("Muwahhad demonstration witness", state));
  }

  @Override
  public WitnessAnswer add(String address, String body) {
    String state = address.substring(RegisterWitness.DEMONSTRATION.length());
    String key = log.verifierKey();
    Witness.Answer answer =
        witnesses.computeIfAbsent(state + " " + key, k -> open(state, key)).addCheckpoint(body);
    return new WitnessAnswer(answer.status(), answer.body());
  }

  private Witness open(String state, String key) {
    try {
      return Witness.ofDemonstration(name(state), seed(state), List.of(key), folder.resolve(state));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

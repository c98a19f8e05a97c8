package org.muwahhad.award.scenario;

import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;

/** Reads answers back from the text in which they are kept. */
@Singleton
class Solutions {
  private final JsonMapper json;

  Solutions(JsonMapper json) {
    this.json = json;
  }

  Solution read(String result) {
    try {
      return Objects.requireNonNull(json.readValue(result, Solution.class));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

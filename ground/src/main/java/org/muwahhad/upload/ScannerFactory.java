package org.muwahhad.upload;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Connects the scanner that the settings name; without one there is none. */
@Factory
class ScannerFactory {

  @Singleton
  @Requires(property = "muwahhad.scanner.address", pattern = ".*\\S.*")
  MalwareScanner scanner(
      @Value("${muwahhad.scanner.address}") String address,
      @Value("${muwahhad.scanner.timeout:30s}") Duration timeout) {
    return new ClamdScanner(address.strip(), timeout);
  }
}

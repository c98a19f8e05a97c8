package org.muwahhad.access.identity;

import jakarta.inject.Singleton;
import java.net.URI;
import org.muwahhad.web.PublicAddress;

/** The addresses of the service that providers know; each provider has its own. */
@Singleton
public class ProviderAddresses {
  static final String PATH = "/sign-in/with/";
  private final PublicAddress publicAddress;

  ProviderAddresses(PublicAddress publicAddress) {
    this.publicAddress = publicAddress;
  }

  /** Where an OpenID provider sends the browser back to, and a SAML provider has it post. */
  public URI callback(String code) {
    return URI.create(publicAddress.of(PATH + code + "/answer"));
  }

  /** Entity ID of the service for a SAML provider, at which its metadata are read. */
  public String metadata(String code) {
    return publicAddress.of(PATH + code + "/metadata");
  }

  /** Where a SAML provider sends its logout requests to. */
  public String logout(String code) {
    return publicAddress.of(PATH + code + "/logout");
  }

  /** Where an OpenID provider tells the service that a session ended. */
  public String ended(String code) {
    return publicAddress.of(PATH + code + "/ended");
  }

  URI signIn() {
    return URI.create(publicAddress.of("/sign-in"));
  }

  SamlAddresses saml(String code) {
    return new SamlAddresses(metadata(code), callback(code).toString(), logout(code));
  }
}

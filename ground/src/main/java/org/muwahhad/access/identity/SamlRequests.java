package org.muwahhad.access.identity;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.security.cert.CertificateException;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.keycloak.dom.saml.v2.protocol.AuthnContextComparisonType;
import org.keycloak.saml.BaseSAML2BindingBuilder;
import org.keycloak.saml.SAML2AuthnRequestBuilder;
import org.keycloak.saml.SAML2LogoutRequestBuilder;
import org.keycloak.saml.SAML2LogoutResponseBuilder;
import org.keycloak.saml.SAML2NameIDPolicyBuilder;
import org.keycloak.saml.SAML2RequestedAuthnContextBuilder;
import org.keycloak.saml.SignatureAlgorithm;
import org.keycloak.saml.common.exceptions.ConfigurationException;
import org.keycloak.saml.common.exceptions.ParsingException;
import org.keycloak.saml.common.exceptions.ProcessingException;
import org.w3c.dom.Document;

/**
 * What the service sends to a SAML provider as a service provider: requests and answers by
 * redirect, signed, and its metadata.
 */
@Singleton
class SamlRequests {
  private static final String POST = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST";
  private final RequestKey requestKey;

  SamlRequests(RequestKey requestKey) {
    this.requestKey = requestKey;
  }

  /** Where the browser goes, and the ID that the response has to name. */
  record SamlRequest(URI address, String id) {}

  /** A request to sign somebody in. */
  SamlRequest request(
      ProviderQueries.Provider provider, String relayState, SamlAddresses own, boolean fresh) {
    SAML2AuthnRequestBuilder builder =
        new SAML2AuthnRequestBuilder()
            .issuer(own.entityId())
            .destination(provider.authorizationUri())
            .assertionConsumerUrl(own.consumer())
            .protocolBinding(POST)
            .forceAuthn(fresh)
            .nameIdPolicy(SAML2NameIDPolicyBuilder.format(nameIdFormat(provider)));
    List<String> levels =
        fresh && !provider.strong().isEmpty()
            ? provider.strong()
            : provider.askedLevel().isEmpty() ? List.of() : List.of(provider.askedLevel());
    if (!levels.isEmpty()) {
      SAML2RequestedAuthnContextBuilder context =
          new SAML2RequestedAuthnContextBuilder().setComparison(AuthnContextComparisonType.EXACT);
      levels.forEach(context::addAuthnContextClassRef);
      builder.requestedAuthnContext(context);
    }
    Document request = builder.toDocument();
    return new SamlRequest(
        redirect(request, relayState, provider.authorizationUri(), true),
        request.getDocumentElement().getAttribute("ID"));
  }

  private static String nameIdFormat(ProviderQueries.Provider provider) {
    return provider.nameIdFormat().isEmpty()
        ? "urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified"
        : provider.nameIdFormat();
  }

  private URI redirect(
      Document message, @Nullable String relayState, String address, boolean request) {
    RequestKey.SigningPair pair = requestKey.get();
    BaseSAML2BindingBuilder<?> binding = new BaseSAML2BindingBuilder<>();
    if (relayState != null) {
      binding.relayState(relayState);
    }
    binding.signWith(null, pair.both(), pair.certificate());
    binding.signatureAlgorithm(SignatureAlgorithm.RSA_SHA256);
    binding.signDocument();
    try {
      BaseSAML2BindingBuilder.BaseRedirectBindingBuilder redirect =
          binding.redirectBinding(message);
      return request ? redirect.requestURI(address) : redirect.responseURI(address);
    } catch (ProcessingException | ConfigurationException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Where the browser goes once the sessions that a provider ended are ended here. */
  URI logoutAnswer(
      String logoutUri, String requestId, @Nullable String relayState, SamlAddresses own) {
    try {
      Document response =
          new SAML2LogoutResponseBuilder()
              .logoutRequestID(requestId)
              .destination(logoutUri)
              .issuer(own.entityId())
              .buildDocument();
      return redirect(response, relayState, logoutUri, false);
    } catch (ProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Where the browser goes to end the session at the provider. */
  URI leave(
      ProviderQueries.Provider provider,
      String logoutUri,
      String nameId,
      @Nullable String sessionIndex,
      SamlAddresses own) {
    SAML2LogoutRequestBuilder request =
        new SAML2LogoutRequestBuilder()
            .destination(logoutUri)
            .issuer(own.entityId())
            .assertionExpiration(300)
            .userPrincipal(nameId, nameIdFormat(provider));
    if (sessionIndex != null) {
      request.sessionIndex(sessionIndex);
    }
    try {
      return redirect(request.buildDocument(), null, logoutUri, true);
    } catch (ProcessingException | ConfigurationException | ParsingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What a provider has to know of the service. */
  String metadata(SamlAddresses own) {
    try {
      String certificate =
          Base64.getEncoder().encodeToString(requestKey.get().certificate().getEncoded());
      return """
      <?xml version="1.0" encoding="UTF-8"?>
      <md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" \
      xmlns:ds="http://www.w3.org/2000/09/xmldsig#" entityID="%1$s">
        <md:SPSSODescriptor AuthnRequestsSigned="true" WantAssertionsSigned="true" \
      protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">
          <md:KeyDescriptor use="signing"><ds:KeyInfo><ds:X509Data>\
      <ds:X509Certificate>%4$s</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>
          <md:KeyDescriptor use="encryption"><ds:KeyInfo><ds:X509Data>\
      <ds:X509Certificate>%4$s</ds:X509Certificate></ds:X509Data></ds:KeyInfo>\
      <md:EncryptionMethod Algorithm="http://www.w3.org/2009/xmlenc11#aes256-gcm"/>\
      <md:EncryptionMethod Algorithm="http://www.w3.org/2009/xmlenc11#aes128-gcm"/>\
      <md:EncryptionMethod Algorithm="http://www.w3.org/2001/04/xmlenc#rsa-oaep-mgf1p"/>\
      </md:KeyDescriptor>
          <md:SingleLogoutService \
      Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="%3$s"/>
          <md:SingleLogoutService \
      Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="%3$s"/>
          <md:AssertionConsumerService \
      Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="%2$s" index="0" \
      isDefault="true"/>
        </md:SPSSODescriptor>
      </md:EntityDescriptor>
      """
          .formatted(
              escaped(own.entityId()), escaped(own.consumer()), escaped(own.logout()), certificate);
    } catch (CertificateException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }
}

package org.muwahhad.organisation.identity;

import java.io.ByteArrayInputStream;
import java.io.StringWriter;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** A SAML provider that says whatever a test has it say. */
final class SamlDouble {
  static final String ASSERTION = "urn:oasis:names:tc:SAML:2.0:assertion";
  private static final String EXCLUSIVE = CanonicalizationMethod.EXCLUSIVE;
  final String issuer;
  final KeyPair keys;
  final X509Certificate certificate;

  SamlDouble(String issuer) throws Exception {
    this.issuer = issuer;
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    keys = generator.generateKeyPair();
    X500Name name = new X500Name("CN=" + UUID.randomUUID());
    Date from = Date.from(Instant.now().minus(Duration.ofDays(1)));
    Date until = Date.from(Instant.now().plus(Duration.ofDays(3650)));
    certificate =
        new JcaX509CertificateConverter()
            .getCertificate(
                new JcaX509v3CertificateBuilder(
                        name, BigInteger.ONE, from, until, name, keys.getPublic())
                    .build(new JcaContentSignerBuilder("SHA256withRSA").build(keys.getPrivate())));
  }

  String pem() throws Exception {
    return "-----BEGIN CERTIFICATE-----\n"
        + Base64.getMimeEncoder().encodeToString(certificate.getEncoded())
        + "\n-----END CERTIFICATE-----\n";
  }

  /** What a response says; each test changes one thing of what would be taken. */
  static final class Words {
    String subject;
    final String request;
    String consumer;
    String audience;
    String destination;
    String inResponseTo;
    String issuer;
    String level = "urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport";
    String assertionId = "_" + UUID.randomUUID();
    String sessionIndex = "_" + UUID.randomUUID();
    Instant authenticated = Instant.now();
    Instant until = Instant.now().plusSeconds(120);
    Instant from = Instant.now().minusSeconds(10);
    String status = "urn:oasis:names:tc:SAML:2.0:status:Success";

    Words(SamlDouble provider, String subject, String request, String consumer, String audience) {
      this.subject = subject;
      this.request = request;
      this.consumer = consumer;
      this.audience = audience;
      this.destination = consumer;
      this.inResponseTo = request;
      this.issuer = provider.issuer;
    }

    Words but(Consumer<Words> change) {
      change.accept(this);
      return this;
    }
  }

  private static String time(Instant at) {
    return at.truncatedTo(ChronoUnit.MILLIS).toString();
  }

  static String assertion(Words w) {
    return """
    <saml:Assertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="%s" Version="2.0" \
    IssueInstant="%s"><saml:Issuer>%s</saml:Issuer><saml:Subject>\
    <saml:NameID>%s</saml:NameID><saml:SubjectConfirmation \
    Method="urn:oasis:names:tc:SAML:2.0:cm:bearer"><saml:SubjectConfirmationData \
    InResponseTo="%s" NotOnOrAfter="%s" Recipient="%s"/></saml:SubjectConfirmation>\
    </saml:Subject><saml:Conditions NotBefore="%s" NotOnOrAfter="%s">\
    <saml:AudienceRestriction><saml:Audience>%s</saml:Audience></saml:AudienceRestriction>\
    </saml:Conditions><saml:AuthnStatement AuthnInstant="%s" SessionIndex="%s">\
    <saml:AuthnContext><saml:AuthnContextClassRef>%s</saml:AuthnContextClassRef>\
    </saml:AuthnContext></saml:AuthnStatement></saml:Assertion>\
    """
        .formatted(
            w.assertionId,
            time(Instant.now()),
            w.issuer,
            w.subject,
            w.inResponseTo,
            time(w.until),
            w.consumer,
            time(w.from),
            time(w.until),
            w.audience,
            time(w.authenticated),
            w.sessionIndex,
            w.level);
  }

  private static String response(Words w, String assertion) {
    return """
    <samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="_%s" Version="2.0" \
    IssueInstant="%s" Destination="%s" InResponseTo="%s"><saml:Issuer \
    xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion">%s</saml:Issuer><samlp:Status>\
    <samlp:StatusCode Value="%s"/></samlp:Status>%s</samlp:Response>\
    """
        .formatted(
            UUID.randomUUID(),
            time(Instant.now()),
            w.destination,
            w.inResponseTo,
            w.issuer,
            w.status,
            assertion);
  }

  /** A response with the one assertion, signed. */
  Document signed(Words words) {
    Document document = parse(response(words, assertion(words)));
    sign(assertionOf(document));
    return document;
  }

  /** A response with the assertion not signed. */
  static Document unsigned(Words words) {
    return parse(response(words, assertion(words)));
  }

  /** A logout request, signed. */
  Document logout(String destination, String subject, String sessionIndex) {
    Document document =
        parse(
            """
            <samlp:LogoutRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" \
            xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="_%s" Version="2.0" \
            IssueInstant="%s" Destination="%s"><saml:Issuer>%s</saml:Issuer>\
            <saml:NameID>%s</saml:NameID><samlp:SessionIndex>%s</samlp:SessionIndex>\
            </samlp:LogoutRequest>\
            """
                .formatted(
                    UUID.randomUUID(),
                    time(Instant.now()),
                    destination,
                    issuer,
                    subject,
                    sessionIndex));
    sign(document.getDocumentElement());
    return document;
  }

  static final String GCM = "http://www.w3.org/2009/xmlenc11#aes256-gcm";
  static final String CBC = "http://www.w3.org/2001/04/xmlenc#aes256-cbc";
  static final String OAEP = "http://www.w3.org/2001/04/xmlenc#rsa-oaep-mgf1p";
  static final String RSA_1_5 = "http://www.w3.org/2001/04/xmlenc#rsa-1_5";

  /** The response with its assertion encrypted to a key, by a cipher and a transport of its key. */
  @SuppressWarnings("InsecureCryptoUsage")
  static Document encrypted(Document response, PublicKey to, String cipher, String transport) {
    Element assertion = assertionOf(response);
    byte[] fresh = random(32);
    byte[] start = random(cipher.equals(GCM) ? 12 : 16);
    byte[] hidden;
    byte[] key;
    try {
      Cipher content =
          cipher.equals(GCM)
              ? Cipher.getInstance("AES/GCM/NoPadding")
              : Cipher.getInstance("AES/CBC/PKCS5Padding");
      content.init(
          Cipher.ENCRYPT_MODE,
          new SecretKeySpec(fresh, "AES"),
          cipher.equals(GCM) ? new GCMParameterSpec(128, start) : new IvParameterSpec(start));
      hidden = content.doFinal(text(assertion).getBytes(StandardCharsets.UTF_8));
      Cipher wrap =
          transport.equals(OAEP)
              ? Cipher.getInstance("RSA/ECB/OAEPWithSHA-1AndMGF1Padding")
              : Cipher.getInstance("RSA/ECB/PKCS1Padding");
      wrap.init(Cipher.ENCRYPT_MODE, to);
      key = wrap.doFinal(fresh);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
    byte[] whole = Arrays.copyOf(start, start.length + hidden.length);
    System.arraycopy(hidden, 0, whole, start.length, hidden.length);
    Document read =
        parse(
            """
            <saml:EncryptedAssertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion">\
            <xenc:EncryptedData xmlns:xenc="http://www.w3.org/2001/04/xmlenc#" \
            Type="http://www.w3.org/2001/04/xmlenc#Element">\
            <xenc:EncryptionMethod Algorithm="%s"/>\
            <ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><xenc:EncryptedKey>\
            <xenc:EncryptionMethod Algorithm="%s"/><xenc:CipherData><xenc:CipherValue>%s\
            </xenc:CipherValue></xenc:CipherData></xenc:EncryptedKey></ds:KeyInfo>\
            <xenc:CipherData><xenc:CipherValue>%s</xenc:CipherValue></xenc:CipherData>\
            </xenc:EncryptedData></saml:EncryptedAssertion>\
            """
                .formatted(
                    cipher,
                    transport,
                    Base64.getEncoder().encodeToString(key),
                    Base64.getEncoder().encodeToString(whole)));
    response
        .getDocumentElement()
        .replaceChild(response.importNode(read.getDocumentElement(), true), assertion);
    return response;
  }

  private static byte[] random(int bytes) {
    byte[] drawn = new byte[bytes];
    new SecureRandom().nextBytes(drawn);
    return drawn;
  }

  static Element assertionOf(Document document) {
    return (Element) document.getElementsByTagNameNS(ASSERTION, "Assertion").item(0);
  }

  /** Signs an element; the signature stands after its issuer. */
  void sign(Element element) {
    try {
      XMLSignatureFactory factory = XMLSignatureFactory.getInstance("DOM");
      element.setIdAttribute("ID", true);
      Element issuerElement = (Element) element.getElementsByTagNameNS(ASSERTION, "Issuer").item(0);
      DOMSignContext context =
          new DOMSignContext(keys.getPrivate(), element, issuerElement.getNextSibling());
      factory
          .newXMLSignature(
              factory.newSignedInfo(
                  factory.newCanonicalizationMethod(EXCLUSIVE, (C14NMethodParameterSpec) null),
                  factory.newSignatureMethod(
                      "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256", null),
                  List.of(
                      factory.newReference(
                          "#" + element.getAttribute("ID"),
                          factory.newDigestMethod(DigestMethod.SHA256, null),
                          List.of(
                              factory.newTransform(
                                  Transform.ENVELOPED, (TransformParameterSpec) null),
                              factory.newTransform(EXCLUSIVE, (TransformParameterSpec) null)),
                          null,
                          null))),
              null)
          .sign(context);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  static Document parse(String xml) {
    try {
      return DocumentBuilderFactory.newDefaultNSInstance()
          .newDocumentBuilder()
          .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  static String text(Node node) {
    try {
      Transformer transformer = TransformerFactory.newDefaultInstance().newTransformer();
      transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
      StringWriter out = new StringWriter();
      transformer.transform(new DOMSource(node), new StreamResult(out));
      return out.toString();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  static String base64(String xml) {
    return Base64.getEncoder().encodeToString(xml.getBytes(StandardCharsets.UTF_8));
  }
}

package canary.full.aws;

import canary.probe.Payload;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import tools.jackson.jr.ob.JSON;

/**
 * REST APIs of many methods on LocalStack, each with a queue of its own, in an account and a Region
 * of their own.
 */
public final class GatewayOfShapes implements AutoCloseable {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final URI endpoint;
  private final ApiGatewayClient gateway;
  private final SqsClient queues;
  private final List<String> made = new ArrayList<>();
  private final List<String> deployed = new ArrayList<>();

  /** LocalStack takes an access key of twelve digits for the account. */
  public GatewayOfShapes(LocalStack localStack, String account, String region) {
    endpoint = localStack.endpoint();
    var credentials = StaticCredentialsProvider.create(AwsBasicCredentials.create(account, "x"));
    var http = UrlConnectionHttpClient.create();
    gateway =
        ApiGatewayClient.builder()
            .endpointOverride(endpoint)
            .region(Region.of(region))
            .credentialsProvider(credentials)
            .httpClient(http)
            .build();
    queues =
        SqsClient.builder()
            .endpointOverride(endpoint)
            .region(Region.of(region))
            .credentialsProvider(credentials)
            .httpClient(http)
            .build();
  }

  /** A standard queue, or a FIFO queue where its name says so. */
  public void makeQueue(String name) {
    made.add(
        queues
            .createQueue(
                request ->
                    request
                        .queueName(name)
                        .attributes(
                            name.endsWith(".fifo")
                                ? Map.of(QueueAttributeName.FIFO_QUEUE, "true")
                                : Map.of()))
            .queueUrl());
  }

  /**
   * Deploys an API.
   *
   * @param paths of OpenAPI
   * @return its id
   */
  public String deploy(Map<String, Object> paths, List<String> binaryTypes) {
    var definition = new LinkedHashMap<String, Object>();
    definition.put("openapi", "3.0.1");
    definition.put("info", Map.of("title", "shapes", "version", "1"));
    definition.put("x-amazon-apigateway-binary-media-types", binaryTypes);
    definition.put("paths", paths);
    var id =
        gateway
            .importRestApi(
                request -> request.body(SdkBytes.fromUtf8String(JSON.std.asString(definition))))
            .id();
    deployed.add(id);
    gateway.createDeployment(request -> request.restApiId(id).stageName("prod"));
    return id;
  }

  /** The status of the reply. */
  public int send(
      String api, String path, String method, Payload payload, Map<String, String> headers) {
    return status(
        endpoint.resolve("/_aws/execute-api/%s/prod%s".formatted(api, path)),
        method,
        payload,
        headers);
  }

  /** Sends one request and gives the status of the reply. */
  public static int status(URI url, String method, Payload payload, Map<String, String> headers) {
    var request =
        HttpRequest.newBuilder(
                payload.query().isEmpty() ? url : URI.create(url + "?" + payload.query()))
            .method(
                method,
                payload.body().isEmpty()
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(payload.body()));
    headers.forEach(request::header);
    return sent(request.build()).statusCode();
  }

  private static HttpResponse<String> sent(HttpRequest request) {
    try {
      return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while calling " + request.uri(), e);
    }
  }

  /**
   * A message as SQS gives it.
   *
   * @param attributes type and value by name
   */
  public record Stored(String body, Map<String, String> attributes, Optional<String> group) {}

  /** The messages of a queue, those that are delayed too; none is taken. */
  public List<Stored> messages(String account, String region, String queue) {
    var url =
        "%s/_aws/sqs/messages/%s/%s/%s?ShowDelayed=true&ShowInvisible=true"
            .formatted(endpoint, region, account, queue);
    return elements(xml(sent(HttpRequest.newBuilder(URI.create(url)).build()).body()), "Message")
        .map(GatewayOfShapes::stored)
        .toList();
  }

  private static Stored stored(Element message) {
    return new Stored(
        text(message, "Body"),
        elements(message, "MessageAttribute")
            .collect(
                Collectors.toMap(
                    it -> text(it, "Name"),
                    it -> text(it, "DataType") + " " + text(it, "StringValue"))),
        elements(message, "Attribute")
            .filter(it -> text(it, "Name").equals("MessageGroupId"))
            .map(it -> text(it, "Value"))
            .findFirst());
  }

  private static Stream<Element> elements(Element parent, String name) {
    var found = parent.getElementsByTagName(name);
    return IntStream.range(0, found.getLength()).mapToObj(found::item).map(Element.class::cast);
  }

  private static String text(Element parent, String name) {
    return elements(parent, name).findFirst().map(Element::getTextContent).orElse("");
  }

  private static Element xml(String text) {
    try {
      return DocumentBuilderFactory.newDefaultInstance()
          .newDocumentBuilder()
          .parse(new InputSource(new StringReader(text)))
          .getDocumentElement();
    } catch (ParserConfigurationException | SAXException | IOException e) {
      throw new IllegalStateException("no XML: " + text, e);
    }
  }

  /** Takes everything away again. */
  @Override
  public void close() {
    made.forEach(url -> queues.deleteQueue(request -> request.queueUrl(url)));
    deployed.forEach(id -> gateway.deleteRestApi(request -> request.restApiId(id)));
    gateway.close();
    queues.close();
  }
}

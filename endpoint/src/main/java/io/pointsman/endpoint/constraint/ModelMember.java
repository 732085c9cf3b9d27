package io.pointsman.endpoint.constraint;

/**
 * A member of a structure.
 *
 * @param shape the name of its shape
 * @param place where S3 has it: {@code header}, {@code querystring}, {@code uri}; empty for the body
 * @param wireName what it is called there
 * @param flat whether the items of a list stand in its parent's element of XML
 */
public record ModelMember(String shape, String place, String wireName, boolean flat) {}

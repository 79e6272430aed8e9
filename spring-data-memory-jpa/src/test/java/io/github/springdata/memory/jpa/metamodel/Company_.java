package io.github.springdata.memory.jpa.metamodel;

import jakarta.persistence.EntityGraph;
import jakarta.persistence.TypedQueryReference;
import jakarta.persistence.metamodel.EntityType;
import jakarta.persistence.metamodel.SingularAttribute;
import jakarta.persistence.metamodel.StaticMetamodel;

@StaticMetamodel(Company.class)
public abstract class Company_ {

	public static final String TITLE = "title";

	public static final String QUERY_COMPANY_BY_TITLE = "company-by-title";

	public static volatile EntityType<Company> class_;

	public static volatile SingularAttribute<Company, String> code;

	public static volatile SingularAttribute<Company, String> title;

	public static volatile SingularAttribute<Company, String> history;

	public static volatile TypedQueryReference<Company> _company_by_title_;

	public static volatile TypedQueryReference<Company> _elsewhere_;

	public static volatile EntityGraph<Company> _company_history;

	public static volatile EntityGraph<Company> _elsewhere;

	public SingularAttribute<Company, String> instance;

}
